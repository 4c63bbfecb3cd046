import { Worker } from 'node:worker_threads'
import type { WorkerAnswer, WorkerRequest, WorkerSettings } from './worker-messages.ts'

export interface SynthesisThread {
  /** `onAnswer` is called until `done` or `failed`. Returns how to say that the rest is not wanted. */
  ask(ssml: string, onAnswer: (answer: WorkerAnswer) => void): () => void
  pending(): number
  /** What is under way fails as `worker_lost`; all connections are closed. */
  close(): Promise<void>
}

/** It needs some 30 MB; without a bound its garbage lay about up to 180 MB in 4,000 faulted turns. */
const mostMegabytes = 64

/** Starts the thread, so that it is connected before the first piece; a dead one is replaced by the next request. */
export function synthesisThread(settings: WorkerSettings): SynthesisThread {
  const listeners = new Map<number, (answer: WorkerAnswer) => void>()
  let worker: Worker | undefined = start()
  let closed = false
  let nextId = 1

  function start(): Worker {
    // No environment: the key comes in the settings, and nothing else of ours is the SDK's business.
    const started = new Worker(new URL('./synthesis-worker.ts', import.meta.url), {
      workerData: settings,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    started.on('message', (answer: WorkerAnswer) => {
      const listener = listeners.get(answer.id)
      if (answer.done || answer.failed) listeners.delete(answer.id)
      listener?.(answer)
    })
    const lost = () => {
      if (worker !== started) return
      worker = undefined
      for (const [id, listener] of listeners) listener({ id, failed: 'worker_lost' })
      listeners.clear()
    }
    started.on('error', lost)
    started.on('exit', lost)
    started.unref()
    return started
  }

  return {
    ask(ssml, onAnswer) {
      const id = nextId++
      if (closed) {
        onAnswer({ id, failed: 'worker_lost' })
        return () => undefined
      }
      worker ??= start()
      listeners.set(id, onAnswer)
      const request: WorkerRequest = { id, ssml }
      worker.postMessage(request)
      return () => {
        if (!listeners.delete(id)) return
        const drop: WorkerRequest = { id }
        worker?.postMessage(drop)
      }
    },
    pending: () => listeners.size,
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
