/** Days of Yunnan as `YYYY-MM-DD`, and what they add up to. */

const dayMs = 86_400_000

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

export function dayAfter(day: string): string {
  return shifted(day, 1)
}

export function daysBefore(day: string, days: number): string {
  return shifted(day, -days)
}

/** The instant at which a day begins. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

export function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`
}

export function lastOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Both ends included. */
export interface Run {
  from: string
  to: string
}

/** Neighbouring days together; `days` in order. */
export function runsOf(days: Iterable<string>): Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last !== undefined && dayAfter(last.to) === day) last.to = day
    else runs.push({ from: day, to: day })
  }
  return runs
}

export function* daysOf({ from, to }: Run): Generator<string> {
  for (let day = from; day <= to; day = dayAfter(day)) yield day
}
