/** Reproducible randomness (mulberry32). */
export function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pickWith =
  (random: () => number) =>
  <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T

export const print = (label: string, value: string) => process.stdout.write(`${label.padEnd(46)} ${value}\n`)

export function timed<T>(label: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  print(label, `${(performance.now() - start).toFixed(1)} ms`)
  return result
}

/** Times a second. */
export function rateOf(count: number, work: () => void): number {
  const start = performance.now()
  work()
  return (count / (performance.now() - start)) * 1000
}

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')} /s`
