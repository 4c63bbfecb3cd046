import { createHash } from 'node:crypto'
import type { Log } from '../kernel/log.ts'
import type { AudioStore } from './audio-store.ts'
import { gather } from './collect.ts'
import { opusSampleRate } from './opus-packets.ts'
import { type Chain, speakInTurn } from './provider-chain.ts'
import type { Recorder } from './recorder.ts'
import type { Codec, Recording, RecordingOrder } from './recording.ts'
import { seal, unseal } from './sealed.ts'
import { singleFlight } from './single-flight.ts'
import type { SpokenPiece } from './spoken-form.ts'
import { type Mark, type Recorded, type SynthesisOptions, scaledMarks, type Voice } from './voice.ts'

/** Changes when the same words would sound or be timed otherwise; old entries then simply stop being found. */
export const pipelineVersion = 2

/** One encoded piece, which joins with any other of its codec and rate, and what sounds when (samples from its start). */
export interface Clip extends Recording {
  marks: Mark[]
}

/** A clip and who speaks in it. */
export interface SpokenClip extends Clip {
  voice: Voice
}

export interface Clips {
  /** By the first voice of the chain that can. Clips of one chain and codec are of one rate and can be joined. */
  make(chain: Chain, piece: SpokenPiece, codec: Codec, options?: SynthesisOptions): Promise<SpokenClip>
}

/** Makes clips, keeps them, and makes each only once however many ask at the same time. */
export function clipMaker(recorder: Recorder, store: AudioStore | undefined, log: Log | undefined): Clips {
  const join = singleFlight<SpokenClip>()
  return {
    make(chain, piece, codec, options = {}) {
      const order = { codec, sampleRate: rateOf(codec, chain), restMs: piece.restMs }
      const keys = new Map(chain.map((voice) => [voice, clipKey(voice, piece, order)]))
      // Who waits does not join work that nobody waits for: it would wait as long.
      const flight = `${options.idle ? 'idle ' : ''}${[...keys.values()].join()}`
      return join(flight, options.signal, (signal) =>
        speakInTurn(chain, signal, log, async (voice) => {
          const key = keys.get(voice) ?? ''
          const kept = await recall(key)
          if (kept) return { ...kept, voice }
          const clip = await speak(voice, piece, order, { ...options, signal })
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

  async function speak(
    voice: Voice,
    piece: SpokenPiece,
    order: RecordingOrder,
    options: SynthesisOptions,
  ): Promise<Clip> {
    const recorded = voice.record
      ? await voice.record(piece, order, options)
      : await recordSamples(voice, piece, order, options)
    const { sampleRate } = order
    if (!recorded) return { bytes: Buffer.alloc(0), onset: 0, samples: 0, decodedSamples: 0, sampleRate, marks: [] }
    return { ...recorded.recording, marks: scaledMarks(recorded.marks, voice.info.sampleRate, sampleRate) }
  }

  async function recordSamples(
    voice: Voice,
    piece: SpokenPiece,
    order: RecordingOrder,
    options: SynthesisOptions,
  ): Promise<Recorded | undefined> {
    const { samples, marks } = await gather(voice, piece, options)
    if (samples.length === 0) return undefined
    const request = { samples, sourceRate: voice.info.sampleRate, order }
    return { recording: await recorder.record(request, options), marks }
  }
}

/** MP3 keeps the rate of the first voice; Opus knows few rates. */
function rateOf(codec: Codec, chain: Chain): number {
  return codec === 'opus' ? opusSampleRate : chain[0].info.sampleRate
}

/** By what was asked, never by bytes: espeak gives other bytes each time it says the same. */
function clipKey(
  { info }: Voice,
  { spoken, syllables, speed }: SpokenPiece,
  { codec, sampleRate, restMs }: RecordingOrder,
): string {
  const said = syllables.map(({ pinyin, wordStart }) => (wordStart ? ` ${pinyin}` : pinyin)).join('')
  return createHash('sha256')
    .update(JSON.stringify([pipelineVersion, info.id, info.language, codec, sampleRate, speed, restMs, spoken, said]))
    .digest('hex')
}

function pack({ bytes, ...rest }: Clip): Buffer {
  const head = Buffer.from(JSON.stringify(rest))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return seal(Buffer.concat([length, head, bytes]))
}

function unpack(bytes: Buffer): Clip | undefined {
  const payload = unseal(bytes)
  if (!payload) return undefined
  const headEnd = 4 + payload.readUInt32LE(0)
  const rest = JSON.parse(payload.subarray(4, headEnd).toString()) as Omit<Clip, 'bytes'>
  return { ...rest, bytes: payload.subarray(headEnd) }
}
