import { Problem } from '../kernel/errors.ts'
import { type Clips, collect } from './clips.ts'
import { resample } from './resample.ts'
import { sentencesOf } from './segment.ts'
import { type SpokenPiece, spokenSentence } from './spoken-form.ts'
import type { SynthesisOptions, Voice } from './voice.ts'
import { wavHeader } from './wav.ts'

export type AudioFormat = 'mp3' | 'wav' | 'pcm'

/** Hz of raw samples: OpenAI's clients expect this rate, and raw samples cannot say another. */
export const pcmRate = 24_000

/** Raw samples are 16-bit little-endian mono. */
export const contentTypes: Record<AudioFormat, string> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  pcm: `audio/pcm;rate=${pcmRate};channels=1;bits=16`,
}

/** Pieces asked for beyond the one that is being listened to. */
const piecesAhead = 3

export interface StreamRequest {
  clips: Clips
  voice: Voice
  text: string
  speed: number
  format: AudioFormat
  signal: AbortSignal | undefined
}

/** Resolves when the first piece is made; the rest is made while it is being sent. Leaving the loop stops the work. */
export async function speechStream(request: StreamRequest): Promise<AsyncIterable<Uint8Array>> {
  const pieces = piecesOfText(request)
  const make = makerOf(request)
  const stop = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal
  const ahead: Promise<Uint8Array>[] = []
  let begun = false
  const order = (count: number) => {
    while (ahead.length < count) {
      const { value: piece } = pieces.next()
      if (!piece) return
      const bytes = make(piece, { signal, patient: begun })
      bytes.catch(() => undefined)
      ahead.push(bytes)
      begun = true
    }
  }
  order(1)
  if (!begun) throw new Problem('audio.input_empty')
  await ahead[0]
  return request.format === 'wav' ? wav() : pieceByPiece()

  async function* pieceByPiece(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        order(1 + piecesAhead)
        const bytes = await ahead.shift()
        if (!bytes) return
        if (bytes.length > 0) yield bytes
      }
    } finally {
      stop.abort()
    }
  }

  /** A WAV file states its length first, and strict readers hold it to that: it is collected before it is sent. */
  async function* wav(): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of pieceByPiece()) chunks.push(chunk)
    yield wavHeader(
      request.voice.info.sampleRate,
      chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    )
    yield* chunks
  }
}

/** Sentence by sentence as they are needed: 4,096 characters at once would hold the thread for 0.1 s. */
function* piecesOfText({ voice, text, speed }: StreamRequest): Generator<SpokenPiece, undefined> {
  const { language } = voice.info
  let eager = true
  for (const sentence of sentencesOf(text, language)) {
    const { pieces } = spokenSentence(sentence.text, language, speed, eager)
    if (pieces.length > 0) eager = false
    yield* pieces
  }
}

function makerOf({
  clips,
  voice,
  format,
}: StreamRequest): (piece: SpokenPiece, options: SynthesisOptions) => Promise<Uint8Array> {
  if (format === 'mp3') return async (piece, options) => (await clips.make(voice, piece, options)).mp3
  return async (piece, options) => {
    const { samples } = await collect(voice, piece, options)
    const rate = format === 'pcm' ? pcmRate : voice.info.sampleRate
    const given = resample(samples, voice.info.sampleRate, rate)
    return Buffer.from(given.buffer, 0, given.byteLength)
  }
}
