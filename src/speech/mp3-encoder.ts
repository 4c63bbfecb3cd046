import { Worker } from 'node:worker_threads'
import { Problem } from '../kernel/errors.ts'
import type { EncodeAnswer, EncodeRequest } from './mp3-worker.ts'

/**
 * Samples between the start of a decoded piece and its first sound: 576 of the encoder (LAME), 529 of every decoder.
 * Players see no LAME tag in joined pieces and play them. Measured with ffmpeg: 1,105 ± 1.
 */
export const mp3Delay = 1105

export interface Mp3Encoder {
  /** Mono samples to whole MP3 frames. The samples' memory is handed over. */
  encode(samples: Int16Array, sampleRate: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Encoding costs three times the synthesis: two threads keep up with one speaker. */
const threads = 2

/** Encoder threads, each started again if it dies. A piece goes to the one with the least before it. */
export function mp3Encoder(): Mp3Encoder {
  const lanes = Array.from({ length: threads }, encoderThread)
  return {
    encode(samples, sampleRate) {
      const [idlest] = lanes.toSorted((a, b) => a.waiting() - b.waiting())
      if (!idlest) throw new Problem('audio.unavailable')
      return idlest.encode(samples, sampleRate)
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

function encoderThread(): Mp3Encoder & { waiting(): number } {
  const pending = new Map<number, { resolve(mp3: Uint8Array): void; reject(error: unknown): void }>()
  let worker: Worker | undefined
  let nextId = 1

  function start(): Worker {
    const started = new Worker(new URL('./mp3-worker.ts', import.meta.url))
    started.on('message', ({ id, mp3 }: EncodeAnswer) => {
      const waiting = pending.get(id)
      pending.delete(id)
      if (mp3) waiting?.resolve(mp3)
      else waiting?.reject(new Problem('audio.unavailable'))
      if (pending.size === 0) started.unref()
    })
    const lost = (cause?: unknown) => {
      if (worker === started) worker = undefined
      for (const { reject } of pending.values()) reject(new Problem('audio.unavailable', { retryAfter: 1, cause }))
      pending.clear()
    }
    started.on('error', lost)
    started.on('exit', () => lost())
    started.unref()
    return started
  }

  worker = start()
  return {
    waiting: () => pending.size,
    encode(samples, sampleRate) {
      worker ??= start()
      const id = nextId++
      const request: EncodeRequest = { id, sampleRate, samples }
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject })
        worker?.ref()
        worker?.postMessage(request, [samples.buffer as ArrayBuffer])
      })
    },
    async close() {
      await worker?.terminate()
    },
  }
}
