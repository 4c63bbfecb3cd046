/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** 0 to below 1. */
  roll(): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** The key of one of these shares, which add up to any sum. */
  weighted<K extends string>(shares: Record<K, number>): K
  /** Hours that are mostly near the median and sometimes far beyond it. */
  hours(median: number): number
}

/** mulberry32 */
export function openDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    chance: (share) => roll() < share,
    pick: (from) => from[Math.floor(roll() * from.length)] as (typeof from)[number],
    weighted(shares) {
      const entries = Object.entries<number>(shares) as [keyof typeof shares, number][]
      let left = roll() * entries.reduce((sum, [, share]) => sum + share, 0)
      for (const [key, share] of entries) {
        left -= share
        if (left < 0) return key
      }
      return entries[0]?.[0] as keyof typeof shares
    },
    hours: (median) => median * Math.exp((roll() + roll() + roll() - 1.5) * 1.4),
  }
}
