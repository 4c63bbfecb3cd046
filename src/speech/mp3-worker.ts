/** The encoder's own thread: 15 s of speech take it 80 ms, which the thread that answers people does not have. */
import { parentPort } from 'node:worker_threads'
import { createMp3Encoder } from 'wasm-media-encoders'

export interface EncodeRequest {
  id: number
  sampleRate: number
  samples: Int16Array
}

export interface EncodeAnswer {
  id: number
  /** Undefined when the encoder refused. */
  mp3?: Uint8Array
}

/** kbit/s, mono: 352 KB a minute, clear speech. */
const bitrate = 48
const fullScale = 32_768

const encoder = await createMp3Encoder()

function encode({ sampleRate, samples }: EncodeRequest): Uint8Array {
  // A fresh configuration is a fresh bit reservoir: every piece can be decoded alone and joined to any other.
  encoder.configure({ sampleRate, channels: 1, bitrate })
  const floats = new Float32Array(samples.length)
  for (let i = 0; i < samples.length; i++) floats[i] = (samples[i] ?? 0) / fullScale
  const body = encoder.encode([floats]).slice()
  const rest = encoder.finalize()
  const mp3 = new Uint8Array(body.length + rest.length)
  mp3.set(body)
  mp3.set(rest, body.length)
  return mp3
}

parentPort?.on('message', (request: EncodeRequest) => {
  let answer: EncodeAnswer = { id: request.id }
  try {
    answer = { id: request.id, mp3: encode(request) }
  } catch {
    // The asker is told by the missing bytes.
  }
  parentPort?.postMessage(answer, answer.mp3 ? [answer.mp3.buffer as ArrayBuffer] : [])
})
