import { waitsOf } from './figures.ts'
import { quantileOf } from './hour-bands.ts'
import type { Overview } from './read-overview.ts'

/** Counts by name; `suppressed` when one of them is hidden. */
export function rowOf<K extends string>({ count }: Overview, figures: Record<K, string>, child?: string) {
  const counts = Object.entries<string>(figures).map(([name, figure]) => [name, count(figure, child)] as const)
  return {
    ...(Object.fromEntries(counts) as Record<K, number | null>),
    suppressed: counts.some(([, value]) => value === null),
  }
}

/** Null where it says nothing: of nothing, or of what is hidden. */
export function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : Math.round((part / whole) * 1000) / 1000
}

export function onTimeOf(overview: Overview, kind: string) {
  const row = rowOf(overview, { ended: `${kind}.ended`, kept: `${kind}.kept`, late: `${kind}.late` })
  return { ...row, share: shareOf(row.kept, row.ended) }
}

/** Hours, worked out within bands; only where the count of those who waited is shown. */
export function waitingOf(overview: Overview, figure: string, prefix: string) {
  const row = rowOf(overview, { count: figure })
  const waits = waitsOf(overview.measured, prefix)
  const at = (share: number) => (row.count === null ? null : quantileOf(waits, share))
  return { ...row, medianHours: at(0.5), p90Hours: at(0.9) }
}
