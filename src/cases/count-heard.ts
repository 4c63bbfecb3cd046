/** The fastest that a player of ours plays. */
export const fastestPlayback = 2
/** Clocks and networks are not exact; it is not granted twice, what was used of it is paid back. */
export const toleranceMs = 500

/**
 * The reported sentences that count as heard now: each the next one that was not heard yet, and no more of them than can
 * have been played, at the fastest, in `elapsedMs` since the last that counted. `usedMs` is how much of it they took.
 */
export function countHeard(
  reported: readonly number[],
  heard: readonly number[],
  durationsMs: readonly number[],
  elapsedMs: number,
): { accepted: number[]; usedMs: number } {
  const asked = new Set(reported)
  const known = new Set(heard)
  const accepted: number[] = []
  let usedMs = 0
  for (let index = 0; index < durationsMs.length; index++) {
    if (known.has(index)) continue
    const neededMs = (durationsMs[index] ?? 0) / fastestPlayback
    if (!asked.has(index) || usedMs + neededMs > elapsedMs + toleranceMs) break
    usedMs += neededMs
    accepted.push(index)
  }
  return { accepted, usedMs }
}
