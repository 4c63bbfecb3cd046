/** A chart of bars as numbers for an SVG: the label above each bar, the count as text at its end. */
interface Bar {
  name: string
  /** As it is written at the bar. */
  value: string
  y: number
  width: number
}
export interface Chart {
  height: number
  bars: Bar[]
}

/** As wide as the smallest phone shows it without scaling letters down. */
export const chartWidth = 320
const rowHeight = 44
/** Left of the written count. */
const widest = 220
/** So that a small count is still seen. */
const narrowest = 2

export function chartOf(rows: readonly { name: string; count: number | null; value: string }[]): Chart {
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0))
  return {
    height: rows.length * rowHeight,
    bars: rows.map(({ name, count, value }, index) => ({
      name,
      value,
      y: index * rowHeight,
      width: count ? Math.max(narrowest, Math.round((count / most) * widest)) : 0,
    })),
  }
}
