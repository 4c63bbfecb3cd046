import type { JobData, JobName, JobQueue } from '../../src/cases/ports.ts'

/** A test's own time, and the jobs that wait for it. */
export interface ClockedJobs<N extends JobName = 'deliver-news'> extends JobQueue {
  now(): Date
  set(instant: Date): void
  /** Lets time pass to each job in turn and does it, until none is left or the time is up. */
  run(work: (data: JobData[N]) => Promise<void>, until: Date): Promise<void>
  waiting: { data: JobData[N]; at: number }[]
}

export function clockedJobs<N extends JobName = 'deliver-news'>(start: Date): ClockedJobs<N> {
  let now = start.getTime()
  const waiting: ClockedJobs<N>['waiting'] = []
  return {
    waiting,
    now: () => new Date(now),
    set: (instant) => {
      now = instant.getTime()
    },
    async enqueue(_name, data, afterSeconds) {
      waiting.push({ data: data as never, at: now + afterSeconds * 1000 })
    },
    async run(work, until) {
      for (;;) {
        waiting.sort((a, b) => a.at - b.at)
        const next = waiting[0]
        if (next === undefined || next.at > until.getTime()) return
        waiting.shift()
        now = Math.max(now, next.at)
        await work(next.data)
      }
    },
  }
}
