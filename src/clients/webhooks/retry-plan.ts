const minute = 60
const hour = 60 * minute

/** Between the attempts, in seconds: a restart, an outage, a night. Twenty-two hours in all, then it is dead. */
const pauses = [10, minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 8 * hour]
/** Each pause is shorter or longer by up to a fifth, so that what failed together does not come back together. */
const jitter = 0.2

/** When to try again after so many attempts; null when it was the last. `chance` is from 0 to 1. */
export function nextTry(attempts: number, now: Date, chance = Math.random()): Date | null {
  const pause = pauses[attempts - 1]
  return pause === undefined ? null : after(now, pause * (1 + jitter * (2 * chance - 1)))
}

const longestRest = 5 * minute
const firstRest = 5

/** How long an endpoint that failed so often in a row is left alone: its other deliveries would only fail as well. */
export function restUntil(failures: number, now: Date): Date {
  return after(now, Math.min(longestRest, firstRest * 2 ** (failures - 1)))
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + Math.round(seconds * 1000))
}
