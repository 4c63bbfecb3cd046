import { Problem } from '../kernel/errors.ts'

export interface Turn {
  /** Who it is for: turns of one listener wait for each other, and for one turn of every other. Absent: a new one. */
  listener?: object | undefined
  /** A turn that still waits leaves the queue. One that has begun is not disturbed. */
  signal?: AbortSignal | undefined
  /** Waits however long the queue is. */
  patient?: boolean | undefined
}

export interface FairPool<Worker> {
  /** Hands an idle worker over for one turn. Problem `audio.busy` when the queue is full, or the signal's reason. */
  run<T>(turn: Turn, work: (worker: Worker) => Promise<T>): Promise<T>
}

type Begin<Worker> = (worker: Worker) => void

/** Seconds until a full queue has surely moved. */
const retryAfter = 2

/**
 * Workers that take one turn at a time. Listeners are served in rotation, one turn each, so that the first words of a
 * new answer do not wait behind all the rest of a long one.
 */
export function fairPool<Worker>(
  workers: readonly Worker[],
  longestQueue = Number.POSITIVE_INFINITY,
): FairPool<Worker> {
  const idle = [...workers]
  const lines = new Map<object, Begin<Worker>[]>()
  let waiting = 0

  function beginTurns(): void {
    for (const [listener, line] of lines) {
      // The one that worked last is the warmest.
      const worker = idle.pop()
      if (worker === undefined) return
      const begin = line.shift()
      lines.delete(listener)
      // Behind all others; the loop comes to it again.
      if (line.length > 0) lines.set(listener, line)
      waiting--
      begin?.(worker)
    }
  }

  function leave(listener: object, begin: Begin<Worker>): void {
    const line = lines.get(listener)
    const place = line?.indexOf(begin) ?? -1
    if (!line || place < 0) return
    line.splice(place, 1)
    if (line.length === 0) lines.delete(listener)
    waiting--
  }

  function wait(listener: object, signal: AbortSignal | undefined): Promise<Worker> {
    return new Promise((resolve, reject) => {
      const gone = () => {
        leave(listener, begin)
        reject(signal?.reason)
      }
      const begin = (worker: Worker) => {
        signal?.removeEventListener('abort', gone)
        resolve(worker)
      }
      signal?.addEventListener('abort', gone, { once: true })
      lines.set(listener, [...(lines.get(listener) ?? []), begin])
      waiting++
      beginTurns()
    })
  }

  return {
    async run({ listener = {}, signal, patient = false }, work) {
      signal?.throwIfAborted()
      if (waiting >= longestQueue && !patient) throw new Problem('audio.busy', { retryAfter })
      const worker = await wait(listener, signal)
      try {
        return await work(worker)
      } finally {
        idle.push(worker)
        beginTurns()
      }
    },
  }
}
