/** Where the time of one card goes, ms by stage. */
export interface Stopwatch {
  mark(stage: string): void
  read(): { totalMs: number; stages: Record<string, number> }
}

export function stopwatch(): Stopwatch {
  const start = performance.now()
  let last = start
  const stages: Record<string, number> = {}
  return {
    mark(stage) {
      const now = performance.now()
      stages[stage] = (stages[stage] ?? 0) + Math.round(now - last)
      last = now
    },
    read: () => ({ totalMs: Math.round(performance.now() - start), stages }),
  }
}
