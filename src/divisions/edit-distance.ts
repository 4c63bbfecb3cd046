/** Characters that readers and hands exchange (measured on card photos and by shape): half a mistake. */
const lookalikes = [
  '寨赛罕',
  '甸旬',
  '凤风',
  '号与',
  '彝薄',
  '勐猛',
  '沧仓',
  '洱耳',
  '泸沪芦',
  '禄绿录',
  '砚现',
  '师帅',
  '元无',
  '曲由',
  '未末',
  '县具',
  '镇填',
  '乡多',
  '区巨',
  '州洲',
  '市巾',
  '巿市',
  '箐菁',
  '龙尤',
  '永水',
  '大太',
  '天夫',
  '土士',
  '已己巳',
  '洋泮',
  '坝贝',
  '坪平',
  '坡波',
  '塘溏',
  '厂广',
  '街衔',
  '庄压',
  '田由甲',
  '干千',
  '马乌',
  '里黑',
  '营菅',
  '陇拢',
  '澜谰',
  '弥祢',
  '蒗浪',
  '宁宇',
  '丘兵',
]
const groupsOf = new Map<string, Set<number>>()
for (const [group, characters] of lookalikes.entries()) {
  for (const character of characters) {
    const of = groupsOf.get(character) ?? new Set<number>()
    groupsOf.set(character, of.add(group))
  }
}

export function looksAlike(a: string, b: string): boolean {
  const of = groupsOf.get(a)
  if (!of) return false
  for (const group of groupsOf.get(b) ?? []) if (of.has(group)) return true
  return false
}

export interface NearMatch {
  /** Characters of the text that the pattern took. */
  length: number
  /** Sum of the mistakes' costs. */
  cost: number
  edits: number
}

const wrongCost = 1
const lookalikeCost = 0.6
const lostCost = 1.1
const extraCost = 1.2

/**
 * The pattern at the beginning of `text.slice(at)` with at most `most` wrong, lost or extra characters. The last
 * character must be there (or look alike), so that a match never swallows what follows it.
 */
export function matchNear(
  pattern: readonly string[],
  text: readonly string[],
  at: number,
  most: number,
): NearMatch | null {
  const last = pattern.at(-1) as string
  let best: NearMatch | null = null
  for (let length = pattern.length - most; length <= pattern.length + most; length++) {
    const end = at + length
    if (length < 2 || end > text.length) continue
    const lastRead = text[end - 1] as string
    if (lastRead !== last && !looksAlike(lastRead, last)) continue
    const found = distance(pattern, text, at, length, most)
    if (found && (!best || found.cost < best.cost)) best = { length, ...found }
  }
  return best
}

/** Levenshtein with the costs above; null when more than `most` edits are needed. */
function distance(pattern: readonly string[], text: readonly string[], at: number, length: number, most: number) {
  let cost: number[] = Array.from({ length: length + 1 }, (_, j) => j * extraCost)
  let edits: number[] = Array.from({ length: length + 1 }, (_, j) => j)
  for (let i = 1; i <= pattern.length; i++) {
    const wanted = pattern[i - 1] as string
    const nextCost = [i * lostCost]
    const nextEdits = [i]
    for (let j = 1; j <= length; j++) {
      const read = text[at + j - 1] as string
      const step = read === wanted ? 0 : looksAlike(read, wanted) ? lookalikeCost : wrongCost
      let c = (cost[j - 1] as number) + step
      let e = (edits[j - 1] as number) + (step === 0 ? 0 : 1)
      if ((cost[j] as number) + lostCost < c) {
        c = (cost[j] as number) + lostCost
        e = (edits[j] as number) + 1
      }
      if ((nextCost[j - 1] as number) + extraCost < c) {
        c = (nextCost[j - 1] as number) + extraCost
        e = (nextEdits[j - 1] as number) + 1
      }
      nextCost.push(c)
      nextEdits.push(e)
    }
    cost = nextCost
    edits = nextEdits
  }
  const e = edits[length] as number
  return e > most ? null : { cost: cost[length] as number, edits: e }
}
