import type { Log } from '../kernel/log.ts'

export interface Rounds {
  /** After the round that is under way. */
  stop(): Promise<void>
}

/**
 * Does the same work again and again, never two rounds at once here. Several processes may: what a round does locks its
 * own rows and is done once.
 */
export function everyRound(
  log: Log,
  { name, everyMs, work }: { name: string; everyMs: number; work(): Promise<void> },
): Rounds {
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    try {
      await work()
    } catch (error) {
      log.error('round failed, the next one tries again', { job: name, error })
    }
  }
  const timer = setInterval(() => {
    running = running.then(round)
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
