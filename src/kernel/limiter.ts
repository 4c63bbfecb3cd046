/** So many points in so many seconds for each key. */
export interface LimitRule {
  /** Letters: counts of different rules never meet. */
  name: string
  points: number
  seconds: number
}

export interface Limiter {
  /** Takes a point of this key. Returns null, or how many milliseconds too early it was. */
  take(key: string): Promise<number | null>
}

export type MakeLimiter = (rule: LimitRule) => Limiter
