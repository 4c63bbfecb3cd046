/**
 * Fewer people than this could be told from a count (domain: 分析员, k ≥ 10). None is fewer too: that nobody in a village
 * asked for an allowance is told of everybody there.
 */
export const smallestShown = 10

/**
 * What is hidden: every count below the smallest that is shown, and where one of a sum alone would be hidden, another with
 * it, or it could be worked out from the rest. `sums` name the whole last.
 */
export function hideSmall(counts: ReadonlyMap<string, number>, sums: readonly (readonly string[])[]): Set<string> {
  const hidden = new Set<string>()
  const hiddenIn = sums.map(() => 0)
  const sumsWith = new Map<string, number[]>()
  for (const [index, sum] of sums.entries()) {
    for (const name of sum) {
      const known = sumsWith.get(name)
      if (known === undefined) sumsWith.set(name, [index])
      else known.push(index)
    }
  }
  const waiting = new Set(sums.keys())
  const hide = (name: string) => {
    hidden.add(name)
    for (const index of sumsWith.get(name) ?? []) {
      hiddenIn[index] = (hiddenIn[index] ?? 0) + 1
      waiting.add(index)
    }
  }
  /** Sums in which it would be hidden alone, so that another would have to go with it. */
  const torn = (name: string) => (sumsWith.get(name) ?? []).filter((index) => hiddenIn[index] === 0).length

  for (const [name, count] of counts) if (count < smallestShown) hide(name)
  for (const index of waiting) {
    waiting.delete(index)
    if (hiddenIn[index] !== 1) continue
    const sum = sums[index] ?? []
    const whole = sum.at(-1)
    const shown = sum.filter((name) => !hidden.has(name))
    const parts = shown.filter((name) => name !== whole)
    // A part rather than the whole, what drags nothing along rather than what does, the smallest of those.
    const [next] = (parts.length > 0 ? parts : shown).toSorted(
      (a, b) => torn(a) - torn(b) || (counts.get(a) ?? 0) - (counts.get(b) ?? 0),
    )
    if (next !== undefined) hide(next)
  }
  return hidden
}
