import type { CardJob, JobWatcher } from './ports.ts'
import type { TellStage } from './stages.ts'
import type { CardReading, Guidance } from './types.ts'

/** A job and the promise of the one who brought it. */
export interface Waiting {
  job: CardJob
  tell?: TellStage | undefined
  signal?: JobWatcher['signal']
  /** How many come first, as it was told. */
  ahead?: number
  resolve(result: CardReading | Guidance): void
  reject(problem: Error): void
  /** Ends the wait. */
  late: NodeJS.Timeout
}

export interface CardQueue {
  readonly length: number
  push(waiting: Waiting): void
  /** The one whose turn it is; undefined when nobody waits. */
  take(): Waiting | undefined
  /** Takes one out wherever it stands. */
  remove(waiting: Waiting): void
  /** Tells each reading how many others come first, where that is news. */
  tellPlaces(): void
  /** Takes all out. */
  empty(): Waiting[]
}

/**
 * A preview frame goes before readings, because a person is holding the phone up meanwhile: 30 ms of work against 500. After
 * so many frames in a row the next reading has its turn, so that many phones cannot keep the readings waiting.
 */
const framesInARow = 4

export function createCardQueue(): CardQueue {
  const frames: Waiting[] = []
  const readings: Waiting[] = []
  let inARow = 0
  return {
    get length() {
      return frames.length + readings.length
    },
    push: (waiting) => void (waiting.job.kind === 'guide' ? frames : readings).push(waiting),
    take() {
      const frameNext = frames.length > 0 && (readings.length === 0 || inARow < framesInARow)
      inARow = frameNext ? inARow + 1 : 0
      return (frameNext ? frames : readings).shift()
    },
    remove(waiting) {
      for (const list of [frames, readings]) {
        const at = list.indexOf(waiting)
        if (at >= 0) list.splice(at, 1)
      }
    },
    tellPlaces() {
      for (const [ahead, waiting] of readings.entries()) {
        if (waiting.ahead === ahead) continue
        waiting.ahead = ahead
        waiting.tell?.({ stage: 'waiting', ahead })
      }
    },
    empty: () => [...frames.splice(0), ...readings.splice(0)],
  }
}
