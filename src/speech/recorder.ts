import { Worker } from 'node:worker_threads'
import { Problem } from '../kernel/errors.ts'
import { fairPool, type Turn } from './fair-pool.ts'
import type { RecordAnswer, RecordRequest } from './recorder-thread.ts'
import type { Recording } from './recording.ts'

export interface Recorder {
  /** The samples' memory is handed over. Problem `audio.busy`, `audio.unavailable`. */
  record(request: RecordRequest, turn: Turn): Promise<Recording>
  close(): Promise<void>
}

interface Thread {
  record(request: RecordRequest): Promise<Recording>
  close(): Promise<void>
}

/** Two minutes, the longest piece, are encoded in under a second; a thread that takes longer than this hangs. */
const deadlineMs = 20_000
/** As many as may wait for the voices. */
const longestQueue = 200

/** Encoder threads for voices that give samples only. Each is started by its first piece, and again if it dies or hangs. */
export function openRecorder(count: number, longestMs = deadlineMs): Recorder {
  const threads = Array.from({ length: count }, () => recorderThread(longestMs))
  const pool = fairPool(threads, longestQueue)
  return {
    record: (request, turn) => pool.run(turn, (thread) => thread.record(request)),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** One piece at a time. */
function recorderThread(longestMs: number): Thread {
  let worker: Worker | undefined
  let settle: ((answer: RecordAnswer, cause?: unknown) => void) | undefined

  function start(): Worker {
    const started = new Worker(new URL('./recorder-thread.ts', import.meta.url))
    const lost = (cause?: unknown) => {
      if (worker !== started) return
      worker = undefined
      settle?.(undefined, cause)
    }
    started.on('message', (answer: RecordAnswer) => settle?.(answer))
    started.on('error', lost)
    started.on('exit', () => lost())
    return started
  }

  return {
    record(request) {
      worker ??= start()
      const thread = worker
      thread.ref()
      return new Promise<Recording>((resolve, reject) => {
        const late = setTimeout(() => void thread.terminate(), longestMs)
        settle = (answer, cause) => {
          settle = undefined
          clearTimeout(late)
          thread.unref()
          // What comes out of a thread is plain bytes.
          if (answer) resolve({ ...answer, bytes: Buffer.from(answer.bytes) })
          else reject(new Problem('audio.unavailable', { retryAfter: 1, cause }))
        }
        thread.postMessage(request, [request.samples.buffer as ArrayBuffer])
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
