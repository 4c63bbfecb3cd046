import { Problem } from '../kernel/errors.ts'

export interface Turn {
  /** Who it is for: turns of one listener wait for each other, and for one turn of every other. Absent: a new one. */
  listener?: object | undefined
  /** A turn that still waits leaves the queue. One that has begun is not disturbed. */
  signal?: AbortSignal | undefined
  /** Waits however long the queue is. */
  patient?: boolean | undefined
  /** Nobody waits for it: it begins when no other turn waits, and is never refused. */
  idle?: boolean | undefined
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
 * new answer do not wait behind all the rest of a long one; work that nobody waits for comes after all of them.
 */
export function fairPool<Worker>(
  workers: readonly Worker[],
  longestQueue = Number.POSITIVE_INFINITY,
): FairPool<Worker> {
  const idle = [...workers]
  const awaited = rotation<Begin<Worker>>()
  const unawaited = rotation<Begin<Worker>>()

  function beginTurns(): void {
    while (idle.length > 0) {
      const begin = awaited.next() ?? unawaited.next()
      if (begin === undefined) return
      // The one that worked last is the warmest.
      begin(idle.pop() as Worker)
    }
  }

  function wait({ listener = {}, signal, idle: nobodyWaits = false }: Turn): Promise<Worker> {
    const line = nobodyWaits ? unawaited : awaited
    return new Promise((resolve, reject) => {
      const gone = () => {
        line.leave(listener, begin)
        reject(signal?.reason)
      }
      const begin = (worker: Worker) => {
        signal?.removeEventListener('abort', gone)
        resolve(worker)
      }
      signal?.addEventListener('abort', gone, { once: true })
      line.add(listener, begin)
      beginTurns()
    })
  }

  return {
    async run(turn, work) {
      turn.signal?.throwIfAborted()
      if (awaited.size() >= longestQueue && !turn.patient && !turn.idle) throw new Problem('audio.busy', { retryAfter })
      const worker = await wait(turn)
      try {
        return await work(worker)
      } finally {
        idle.push(worker)
        beginTurns()
      }
    },
  }
}

/** Lines of several listeners, of which each has its turn after one of every other. */
function rotation<Item>() {
  const lines = new Map<object, Item[]>()
  let size = 0
  return {
    size: () => size,
    add(listener: object, item: Item): void {
      lines.set(listener, [...(lines.get(listener) ?? []), item])
      size++
    },
    next(): Item | undefined {
      const [first] = lines
      if (first === undefined) return undefined
      const [listener, line] = first
      const item = line.shift()
      lines.delete(listener)
      if (line.length > 0) lines.set(listener, line)
      size--
      return item
    },
    leave(listener: object, item: Item): void {
      const line = lines.get(listener)
      const place = line?.indexOf(item) ?? -1
      if (!line || place < 0) return
      line.splice(place, 1)
      if (line.length === 0) lines.delete(listener)
      size--
    },
  }
}
