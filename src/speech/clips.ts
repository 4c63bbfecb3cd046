import { createHash } from 'node:crypto'
import type { Log } from '../kernel/log.ts'
import type { AudioStore } from './audio-store.ts'
import type { Mp3Encoder } from './mp3-encoder.ts'
import { mp3Frames } from './mp3-frames.ts'
import { type Chain, speakInTurn } from './provider-chain.ts'
import { resample } from './resample.ts'
import { seal, unseal } from './sealed.ts'
import { singleFlight } from './single-flight.ts'
import type { SpokenPiece } from './spoken-form.ts'
import type { Mark, SynthesisOptions, Voice } from './voice.ts'

/** Changes when the same words would sound or be timed otherwise; old entries then simply stop being found. */
export const pipelineVersion = 2

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

/** A clip and who speaks in it. */
export interface SpokenClip extends Clip {
  voice: Voice
}

export interface Clips {
  /** By the first voice of the chain that can, at the rate of its first voice: clips of one chain can be joined. */
  make(chain: Chain, piece: SpokenPiece, options?: SynthesisOptions): Promise<SpokenClip>
}

/** Makes clips, keeps them, and makes each only once however many ask at the same time. */
export function clipMaker(encoder: Mp3Encoder, store: AudioStore | undefined, log: Log | undefined): Clips {
  const join = singleFlight<SpokenClip>()
  return {
    make(chain, piece, options = {}) {
      const rate = chain[0].info.sampleRate
      const keys = new Map(chain.map((voice) => [voice, clipKey(voice, rate, piece)]))
      return join([...keys.values()].join(), options.signal, (signal) =>
        speakInTurn(chain, signal, log, async (voice) => {
          const key = keys.get(voice) ?? ''
          const kept = await recall(key)
          if (kept) return { ...kept, voice }
          const clip = await record(voice, rate, piece, { ...options, signal })
          // A full or broken disk costs time, never the answer.
          await store?.put(key, pack(clip)).catch((error) => log?.warn('audio was not kept', { error }))
          return { ...clip, voice }
        }),
      )
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

  async function record(
    voice: Voice,
    sampleRate: number,
    piece: SpokenPiece,
    options: SynthesisOptions,
  ): Promise<Clip> {
    const { samples, spoken: count, marks } = await collect(voice, piece, options, sampleRate)
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

/** All samples of a piece and its rest in one array of its own, at the asked rate; `spoken` of them are speech. */
export async function collect(
  voice: Voice,
  piece: SpokenPiece,
  options: SynthesisOptions,
  rate = voice.info.sampleRate,
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
  if (rate === voice.info.sampleRate) return { samples, spoken: count, marks }
  const scaled = (at: number) => Math.round((at * rate) / voice.info.sampleRate)
  return {
    samples: resample(samples, voice.info.sampleRate, rate),
    spoken: scaled(count),
    marks: marks.map((mark) => ({ ...mark, at: scaled(mark.at) })),
  }
}

/** By what was asked, never by bytes: espeak gives other bytes each time it says the same. */
function clipKey({ info }: Voice, rate: number, { spoken, syllables, speed, restMs }: SpokenPiece): string {
  const said = syllables.map(({ pinyin, wordStart }) => (wordStart ? ` ${pinyin}` : pinyin)).join('')
  return createHash('sha256')
    .update(JSON.stringify([pipelineVersion, info.id, info.language, rate, speed, restMs, spoken, said]))
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
