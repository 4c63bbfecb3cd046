import { type Clock, dayInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import { assertPhoto, maxGuidanceBytes } from './intake.ts'
import type { CardJob, CardMachine, StartCardMachine } from './ports.ts'
import type { CardReading, Guidance, WantedSide } from './types.ts'

export interface CardService {
  /**
   * Reads the card in a JPEG, PNG or WebP photo. The buffer is zeroed whatever happens. Throws Problem image.*,
   * card.not_found, card.wrong_side, ocr.busy, ocr.unavailable.
   */
  recognise(image: Buffer, options?: { side?: WantedSide; signal?: AbortSignal }): Promise<CardReading>
  /** Looks at a preview frame (≤ 300 KB): where the card is and what to do next. The buffer is zeroed. */
  guide(image: Buffer, options?: { side?: WantedSide; signal?: AbortSignal }): Promise<Guidance>
  status(): 'starting' | 'ready' | 'unavailable'
  close(): Promise<void>
}

export interface CardServiceOptions {
  start: StartCardMachine
  clock: Clock
  /** Cards that may wait; each holds a photo of up to 12 MB in memory. */
  queueLimit?: number
  /** A card takes 0.5 s here; whatever takes 20 s has gone wrong. */
  deadlineMs?: number
  /** Readers adapt to what they have seen, and their memory grows: a fresh machine after so many cards. */
  cardsPerMachine?: number
}

const defaults = { queueLimit: 8, deadlineMs: 20_000, cardsPerMachine: 100 }
/** What a waiting card costs the next one, for Retry-After. */
const secondsPerCard = 1
/** A machine that will not start is tried again, ever more slowly. */
const firstRetryMs = 500
const longestRetryMs = 30_000

interface Waiting {
  job: CardJob
  resolve(result: CardReading | Guidance): void
  reject(problem: Error): void
}

/** Runs one machine, gives it one card at a time, and replaces it when it is worn, hung or dead. */
export function createCardService(options: CardServiceOptions): CardService {
  const { start, clock, queueLimit, deadlineMs, cardsPerMachine } = { ...defaults, ...options }
  const queue: Waiting[] = []
  let machine: CardMachine | null = null
  let state: 'starting' | 'ready' | 'unavailable' = 'starting'
  let current: Waiting | null = null
  let cards = 0
  let failures = 0
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const startMachine = () => {
    if (closed) return
    const started = start()
    machine = started
    cards = 0
    if (failures === 0) state = 'starting'
    started.ready().then(
      () => {
        if (machine !== started) return
        state = 'ready'
        failures = 0
        next()
      },
      () => started.kill(),
    )
    started.gone.then(() => {
      if (machine !== started) return
      // Dead before or between cards, or killed: only a machine that never became ready makes the service unavailable.
      machine = null
      if (state === 'ready') return startMachine()
      state = 'unavailable'
      for (const { reject, job } of queue.splice(0)) {
        job.image.fill(0)
        reject(new Problem('ocr.unavailable', { retryAfter: 30 }))
      }
      retry = setTimeout(startMachine, Math.min(longestRetryMs, firstRetryMs * 2 ** failures++))
      retry.unref()
    })
  }

  const replaceMachine = () => {
    const worn = machine
    machine = null
    worn?.kill()
    startMachine()
  }

  const next = () => {
    if (current || state !== 'ready' || !machine) return
    const waiting = queue.shift()
    if (!waiting) return
    current = waiting
    const timer = setTimeout(() => {
      waiting.reject(new Problem('ocr.unavailable', { retryAfter: 5 }))
      replaceMachine()
    }, deadlineMs)
    machine
      .run(waiting.job)
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        clearTimeout(timer)
        waiting.job.image.fill(0)
        current = null
        if (++cards >= cardsPerMachine) replaceMachine()
        next()
      })
  }

  const submit = (job: CardJob, signal?: AbortSignal) =>
    new Promise<CardReading | Guidance>((resolve, reject) => {
      if (closed || state === 'unavailable') throw new Problem('ocr.unavailable', { retryAfter: 30 })
      if (queue.length >= queueLimit) throw new Problem('ocr.busy', { retryAfter: Math.ceil(queueLimit * secondsPerCard) })
      signal?.throwIfAborted()
      const waiting = { job, resolve, reject }
      queue.push(waiting)
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(waiting)
        if (at >= 0) queue.splice(at, 1)
        reject(signal.reason)
      })
      next()
    })

  const take = async (kind: CardJob['kind'], image: Buffer, maxBytes?: number, given: { side?: WantedSide; signal?: AbortSignal } = {}) => {
    try {
      assertPhoto(image, maxBytes)
      const job = { kind, image, side: given.side ?? 'auto', today: dayInYunnan(clock.now()) }
      return await submit(job, given.signal)
    } finally {
      image.fill(0)
    }
  }

  startMachine()
  return {
    recognise: async (image, given) => (await take('recognise', image, undefined, given)) as CardReading,
    guide: async (image, given) => (await take('guide', image, maxGuidanceBytes, given)) as Guidance,
    status: () => state,
    async close() {
      closed = true
      clearTimeout(retry)
      for (const { reject } of queue.splice(0)) reject(new Problem('ocr.unavailable'))
      const last = machine
      last?.kill()
      await last?.gone
    },
  }
}
