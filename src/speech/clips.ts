import { createHash } from 'node:crypto'
import type { Log } from '../kernel/log.ts'
import type { AudioStore } from './audio-store.ts'
import type { Mp3Encoder } from './mp3-encoder.ts'
import { mp3Frames } from './mp3-frames.ts'
import { seal, unseal } from './sealed.ts'
import { singleFlight } from './single-flight.ts'
import type { SpokenPiece } from './spoken-form.ts'
import type { Mark, SynthesisOptions, Voice } from './voice.ts'

/** Changes when the same words would sound or be timed otherwise; old entries then simply stop being found. */
export const pipelineVersion = 1

/** One encoded piece: whole frames that join with any others, and what sounds when (samples from its first sound). */
export interface Clip {
  mp3: Buffer
  /** The first sample that can be heard: voices begin with some 40 ms of silence. */
  onset: number
  /** Samples of speech, without the encoder's padding. */
  samples: number
  /** Samples that a decoder gives for these frames. */
  decodedSamples: number
  sampleRate: number
  marks: Mark[]
}

/** About −42 dB of full scale. */
const inaudible = 256

export interface Clips {
  make(voice: Voice, piece: SpokenPiece, options?: SynthesisOptions): Promise<Clip>
}

/** Makes clips, keeps them, and makes each only once however many ask at the same time. */
export function clipMaker(encoder: Mp3Encoder, store: AudioStore | undefined, log: Log | undefined): Clips {
  const join = singleFlight<Clip>()
  return {
    make(voice, piece, options = {}) {
      const key = clipKey(voice, piece)
      return join(key, options.signal, async (signal) => {
        const kept = await recall(key)
        if (kept) return kept
        const clip = await record(voice, piece, { ...options, signal })
        // A full or broken disk costs time, never the answer.
        await store?.put(key, pack(clip)).catch((error) => log?.warn('audio was not kept', { error }))
        return clip
      })
    },
  }

  async function recall(key: string): Promise<Clip | undefined> {
    const bytes = await store?.get(key).catch(() => undefined)
    if (!bytes) return undefined
    const clip = unpack(bytes)
    if (!clip) {
      log?.warn('kept audio was damaged and is made again')
      await store?.delete(key).catch(() => undefined)
    }
    return clip
  }

  async function record(voice: Voice, piece: SpokenPiece, options: SynthesisOptions): Promise<Clip> {
    const { samples, spoken: count, marks } = await collect(voice, piece, options)
    const { sampleRate } = voice.info
    if (count === 0) return { mp3: Buffer.alloc(0), onset: 0, samples: 0, decodedSamples: 0, sampleRate, marks: [] }
    const onset = Math.max(
      0,
      samples.findIndex((sample) => Math.abs(sample) > inaudible),
    )
    const mp3 = Buffer.from(await encoder.encode(samples, sampleRate))
    const frames = mp3Frames(mp3)
    return { mp3, onset, samples: count, decodedSamples: frames.count * frames.samplesPerFrame, sampleRate, marks }
  }
}

/** All samples of a piece and its rest in one array of its own; `spoken` of them are speech. */
export async function collect(
  voice: Voice,
  piece: SpokenPiece,
  options: SynthesisOptions,
): Promise<{ samples: Int16Array; spoken: number; marks: Mark[] }> {
  const chunks: Int16Array[] = []
  const marks: Mark[] = []
  let count = 0
  for await (const chunk of voice.synthesise(piece, options)) {
    chunks.push(chunk.samples)
    count += chunk.samples.length
    marks.push(...chunk.marks)
  }
  const rest = count === 0 ? 0 : Math.round((piece.restMs * voice.info.sampleRate) / 1000)
  const samples = new Int16Array(count + rest)
  let at = 0
  for (const chunk of chunks) {
    samples.set(chunk, at)
    at += chunk.length
  }
  return { samples, spoken: count, marks }
}

/** By what was asked, never by bytes: espeak gives other bytes each time it says the same. */
function clipKey({ info }: Voice, { spoken, syllables, speed, restMs }: SpokenPiece): string {
  const said = syllables.map(({ pinyin, wordStart }) => (wordStart ? ` ${pinyin}` : pinyin)).join('')
  return createHash('sha256')
    .update(JSON.stringify([pipelineVersion, info.id, info.language, info.sampleRate, speed, restMs, spoken, said]))
    .digest('hex')
}

function pack({ mp3, ...rest }: Clip): Buffer {
  const head = Buffer.from(JSON.stringify(rest))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return seal(Buffer.concat([length, head, mp3]))
}

function unpack(bytes: Buffer): Clip | undefined {
  const payload = unseal(bytes)
  if (!payload) return undefined
  const headEnd = 4 + payload.readUInt32LE(0)
  const rest = JSON.parse(payload.subarray(4, headEnd).toString()) as Omit<Clip, 'mp3'>
  return { ...rest, mp3: payload.subarray(headEnd) }
}
