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
  /** Names of the readers at work; with fewer than two, more fields come as `check`. Empty before the first is warm. */
  readers(): string[]
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
/** A machine is replaced in 1–2 s; a service that could not start one needs longer. */
const retrySoonSeconds = 5
const retryLaterSeconds = 30
/** A machine that will not start is tried again, ever more slowly. */
const firstRetryMs = 500
const longestRetryMs = 30_000

interface Waiting {
  job: CardJob
  resolve(result: CardReading | Guidance): void
  reject(problem: Error): void
}

function giveUp({ job, reject }: Waiting): void {
  job.image.fill(0)
  reject(new Problem('ocr.unavailable', { retryAfter: retryLaterSeconds }))
}

/** Runs one machine, gives it one card at a time, and replaces it when it is worn, hung or dead. */
export function createCardService(options: CardServiceOptions): CardService {
  const { start, clock, queueLimit, deadlineMs, cardsPerMachine } = { ...defaults, ...options }
  const queue: Waiting[] = []
  let machine: CardMachine | null = null
  let state: 'starting' | 'ready' | 'unavailable' = 'starting'
  let readers: string[] = []
  let warm = false
  let busy = false
  let cards = 0
  let failures = 0
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const startMachine = () => {
    if (closed) return
    const started = start()
    machine = started
    warm = false
    cards = 0
    started.ready().then(
      (names) => {
        if (machine !== started) return
        readers = names
        warm = true
        state = 'ready'
        failures = 0
        next()
      },
      () => started.kill(),
    )
    started.gone.then(() => {
      if (machine !== started) return
      machine = null
      // Dead between or under cards: replaced at once. One that never became warm makes the service unavailable.
      if (warm) return startMachine()
      state = 'unavailable'
      for (const waiting of queue.splice(0)) giveUp(waiting)
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
    if (busy || !warm || !machine) return
    const waiting = queue.shift()
    if (!waiting) return
    busy = true
    const deadline = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      deadline.reject(new Problem('ocr.unavailable', { retryAfter: retrySoonSeconds }))
      replaceMachine()
    }, deadlineMs)
    Promise.race([machine.run(waiting.job), deadline.promise])
      .then(waiting.resolve, waiting.reject)
      .finally(() => {
        clearTimeout(timer)
        waiting.job.image.fill(0)
        busy = false
        if (++cards >= cardsPerMachine) replaceMachine()
        next()
      })
  }

  const submit = (job: CardJob, signal?: AbortSignal) =>
    new Promise<CardReading | Guidance>((resolve, reject) => {
      if (closed || state === 'unavailable') throw new Problem('ocr.unavailable', { retryAfter: retryLaterSeconds })
      if (queue.length >= queueLimit)
        throw new Problem('ocr.busy', { retryAfter: Math.ceil(queueLimit * secondsPerCard) })
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

  const take = async (
    kind: CardJob['kind'],
    image: Buffer,
    maxBytes?: number,
    given: { side?: WantedSide; signal?: AbortSignal } = {},
  ) => {
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
    readers: () => [...readers],
    async close() {
      closed = true
      clearTimeout(retry)
      for (const waiting of queue.splice(0)) giveUp(waiting)
      const last = machine
      last?.kill()
      await last?.gone
    },
  }
}
