/** A thread that encodes: 15 s of speech take it 0.1 s, which the thread that answers people does not have. */
import { parentPort } from 'node:worker_threads'
import { encoderOf, type Recording, type RecordingOrder, recordingOf } from './recording.ts'

export interface RecordRequest {
  samples: Int16Array
  sourceRate: number
  order: RecordingOrder
}

/** Undefined when the encoder refused. */
export type RecordAnswer = Recording | undefined

parentPort?.on('message', async ({ samples, sourceRate, order }: RecordRequest) => {
  let answer: RecordAnswer
  try {
    answer = recordingOf(samples, sourceRate, order, await encoderOf(order.codec))
  } catch {
    // The asker is told by the missing recording.
  }
  parentPort?.postMessage(answer)
})
