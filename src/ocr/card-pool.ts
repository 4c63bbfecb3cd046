import { Problem } from '../kernel/errors.ts'
import type { CardJob, CardMachine, JobWatcher, StartCardMachine } from './ports.ts'
import type { CardReading, Guidance } from './types.ts'

export interface CardPoolOptions {
  start: StartCardMachine
  machines: number
  deadlineMs: number
  cardsPerMachine: number
  /** A machine may have become free. */
  onFree(): void
  /** None works, and the last one would not start. */
  onUnavailable(): void
}

export interface CardPool {
  hasFree(): boolean
  /** On a free machine; there must be one. Rejects with the card's Problem, or `ocr.unavailable` when it took too long. */
  run(job: CardJob, watcher?: JobWatcher): Promise<CardReading | Guidance>
  status(): 'starting' | 'ready' | 'unavailable'
  readers(): string[]
  close(): Promise<void>
}

interface Member {
  machine: CardMachine
  warm: boolean
  busy: boolean
  cards: number
}

/** A machine is replaced in 1–2 s. */
const retrySoonSeconds = 5
/** A machine that will not start is tried again, ever more slowly. */
const firstRetryMs = 500
const longestRetryMs = 30_000

/**
 * Keeps so many machines running, each with one card at a time, and replaces those that are worn, hung or dead. One at a
 * time is started, so that those at work keep their cores and memory holds at most one more than is wanted.
 */
export function createCardPool(options: CardPoolOptions): CardPool {
  const members = new Set<Member>()
  /** Killed, perhaps not gone yet. */
  const leaving = new Set<Promise<void>>()
  let readers: string[] = []
  let failures = 0
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const warm = () => [...members].filter((member) => member.warm)
  const isWorn = ({ cards }: Member) => cards >= options.cardsPerMachine

  const dismiss = (member: Member) => {
    if (!members.delete(member)) return
    const gone = member.machine.gone.then(() => void leaving.delete(gone))
    leaving.add(gone)
    member.machine.kill()
  }

  const hire = () => {
    const machine = options.start()
    const member = { machine, warm: false, busy: false, cards: 0 }
    members.add(member)
    machine.ready().then(
      (names) => {
        if (!members.has(member)) return
        readers = names
        member.warm = true
        failures = 0
        tend()
        options.onFree()
      },
      () => machine.kill(),
    )
    machine.gone.then(() => {
      if (!members.delete(member)) return
      // Dead between or under cards: replaced at once. One that never became warm is not tried again in haste.
      if (member.warm) clearRetry()
      else waitBeforeRetry()
      tend()
    })
  }

  const clearRetry = () => {
    clearTimeout(retry)
    retry = undefined
  }
  const waitBeforeRetry = () => {
    retry = setTimeout(
      () => {
        clearRetry()
        tend()
      },
      Math.min(longestRetryMs, firstRetryMs * 2 ** failures++),
    )
    retry.unref()
    if (warm().length === 0) options.onUnavailable()
  }

  /**
   * Starts what is missing. A worn machine goes when another one is warm, before its successor starts: memory stays within
   * what so many take. The only warm one stays until its successor is warm: nobody waits for a start.
   */
  const tend = () => {
    const working = warm()
    if (closed || retry || working.length < members.size) return
    const worn = working.find((member) => isWorn(member) && !member.busy)
    const last = working.length === 1
    if (worn && !last) dismiss(worn)
    if (members.size < options.machines || (last && working.every(isWorn))) hire()
  }

  tend()
  return {
    hasFree: () => warm().some(({ busy }) => !busy),
    async run(job, watcher) {
      const member = warm().find(({ busy }) => !busy)
      if (!member) throw new Error('no machine is free')
      member.busy = true
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(() => {
        late.reject(new Problem('ocr.unavailable', { retryAfter: retrySoonSeconds }))
        dismiss(member)
      }, options.deadlineMs)
      try {
        return await Promise.race([member.machine.run(job, watcher), late.promise])
      } finally {
        clearTimeout(timer)
        member.busy = false
        member.cards++
        tend()
        options.onFree()
      }
    },
    status() {
      if (closed) return 'unavailable'
      if (warm().length > 0) return 'ready'
      return failures > 0 ? 'unavailable' : 'starting'
    },
    readers: () => [...readers],
    async close() {
      closed = true
      clearRetry()
      for (const member of [...members]) dismiss(member)
      await Promise.all(leaving)
    },
  }
}
