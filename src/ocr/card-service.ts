import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import { createCardPool } from './card-pool.ts'
import { createCardQueue, type Waiting } from './card-queue.ts'
import { assertPhoto, maxGuidanceBytes } from './intake.ts'
import type { CardJob, StartCardMachine } from './ports.ts'
import type { TellStage } from './stages.ts'
import type { CardReading, Guidance, WantedSide } from './types.ts'

export interface RecogniseOptions {
  side?: WantedSide
  /** Aborts when nobody waits any more: the photo leaves the queue, or its machine at the end of the stage. */
  signal?: AbortSignal
  /** Told of each stage as it begins; before the first the photo may be refused. */
  tell?: TellStage | undefined
}

export interface CardService {
  /** Throws `ocr.busy` or `ocr.unavailable` as a photo would be answered now: nobody need take it in for that. */
  assertRoom(): void
  /**
   * Reads the card in a JPEG, PNG or WebP photo. The buffer is zeroed whatever happens. Throws Problem image.*,
   * card.not_found, card.wrong_side, ocr.busy, ocr.unavailable.
   */
  recognise(image: Buffer, options?: RecogniseOptions): Promise<CardReading>
  /** Looks at a preview frame (≤ 300 KB): where the card is and what to do next. The buffer is zeroed. */
  guide(image: Buffer, options?: { side?: WantedSide; signal?: AbortSignal }): Promise<Guidance>
  /** `ready` when at least one machine is warm. */
  status(): 'starting' | 'ready' | 'unavailable'
  /** Names of the readers and witnesses at work; what is missing makes more fields `check`. Empty before the first is warm. */
  readers(): string[]
  close(): Promise<void>
}

export interface CardServiceOptions {
  start: StartCardMachine
  clock: Clock
  /** Cards that are read at the same time, each by a machine of its own. */
  machines?: number
  /** Cards that may wait, for all machines together; each holds a photo of up to 12 MB in memory. */
  queueLimit?: number
  /** A card that found no machine free in this time is given back: all of them hang, or would not start. */
  longestWaitMs?: number
  /** A card takes 0.5 s here; whatever takes 20 s has gone wrong. */
  deadlineMs?: number
  /** Readers adapt to what they have seen, and their memory grows: a fresh machine after so many cards. */
  cardsPerMachine?: number
}

const defaults = { machines: 1, queueLimit: 8, longestWaitMs: 30_000, deadlineMs: 20_000, cardsPerMachine: 100 }
/** What a waiting card costs the next one, for Retry-After. */
const secondsPerCard = 1
/** A service that could not start one machine tries again within this. */
const retryLaterSeconds = 30

function giveUp({ job, reject, late }: Waiting): void {
  clearTimeout(late)
  job.image.fill(0)
  reject(new Problem('ocr.unavailable', { retryAfter: retryLaterSeconds }))
}

/** One bounded queue before a pool of machines. */
export function createCardService(options: CardServiceOptions): CardService {
  const { start, clock, machines, queueLimit, longestWaitMs, deadlineMs, cardsPerMachine } = { ...defaults, ...options }
  const queue = createCardQueue()
  const giveAllUp = () => queue.empty().forEach(giveUp)
  const pool = createCardPool({
    start,
    machines,
    deadlineMs,
    cardsPerMachine,
    onFree: () => next(),
    onUnavailable: giveAllUp,
  })

  const begin = ({ job, tell, signal, late, resolve, reject }: Waiting) => {
    clearTimeout(late)
    pool
      .run(job, { tell: (stage) => tell?.({ stage }), signal })
      .then(resolve, reject)
      .finally(() => job.image.fill(0))
  }
  const next = () => {
    for (let free = pool.hasFree(); free; free = pool.hasFree()) {
      const waiting = queue.take()
      if (!waiting) break
      begin(waiting)
    }
    queue.tellPlaces()
  }

  const assertRoom = () => {
    if (pool.status() === 'unavailable') throw new Problem('ocr.unavailable', { retryAfter: retryLaterSeconds })
    if (queue.length >= queueLimit) {
      throw new Problem('ocr.busy', { retryAfter: Math.ceil((queue.length * secondsPerCard) / machines) })
    }
  }

  const submit = (job: CardJob, { signal, tell }: RecogniseOptions) =>
    new Promise<CardReading | Guidance>((resolve, reject) => {
      assertRoom()
      signal?.throwIfAborted()
      const leave = (reason: unknown) => {
        clearTimeout(waiting.late)
        queue.remove(waiting)
        reject(reason)
        queue.tellPlaces()
      }
      const busy = new Problem('ocr.busy', { retryAfter: retryLaterSeconds })
      const late = setTimeout(() => leave(busy), longestWaitMs)
      const waiting: Waiting = { job, tell, signal, resolve, reject, late }
      queue.push(waiting)
      signal?.addEventListener('abort', () => leave(signal.reason), { once: true })
      next()
    })

  const take = async (kind: CardJob['kind'], image: Buffer, maxBytes?: number, given: RecogniseOptions = {}) => {
    try {
      assertPhoto(image, maxBytes)
      const job = { kind, image, side: given.side ?? 'auto', today: dayInYunnan(clock.now()) }
      return await submit(job, given)
    } finally {
      image.fill(0)
    }
  }

  return {
    assertRoom,
    recognise: async (image, given) => (await take('recognise', image, undefined, given)) as CardReading,
    guide: async (image, given) => (await take('guide', image, maxGuidanceBytes, given)) as Guidance,
    status: pool.status,
    readers: pool.readers,
    async close() {
      const closing = pool.close()
      giveAllUp()
      await closing
    },
  }
}
