/** Hours of waiting are counted in bands, so that days can be added up; a median is found within its band. */

/** Upper ends in hours, the last open. Fine where promises end: hours, one and two working days, ten days, thirty. */
export const hourBands = [
  1, 2, 3, 4, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72, 84, 96, 120, 144, 168, 192, 216, 240, 264, 288, 336, 480, 720, 1080,
  1440, 2880,
] as const

/** Two digits, so that they sort. */
export function bandName(index: number): string {
  return String(index).padStart(2, '0')
}

/**
 * The hours below which a share of all counts lies, as if each band were filled evenly; null without any. Beyond the last
 * band its lower end.
 */
export function quantileOf(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let left = total * share
  for (const [index, count] of counts.entries()) {
    const from = hourBands[index - 1] ?? 0
    const to = hourBands[index] ?? from
    if (left <= count) return Math.round((from + (to - from) * (count === 0 ? 0 : left / count)) * 10) / 10
    left -= count
  }
  return hourBands.at(-1) ?? null
}
