import { Problem } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { Clips } from './clips.ts'
import { collect } from './collect.ts'
import { flacStream } from './flac-stream.ts'
import { oggOpus } from './ogg-opus.ts'
import { type Chain, speakInTurn } from './provider-chain.ts'
import { sentencesOf } from './segment.ts'
import { type SpokenPiece, spokenSentence } from './spoken-form.ts'
import type { SynthesisOptions, Voice } from './voice.ts'
import { wavHeader } from './wav.ts'

export type AudioFormat = 'mp3' | 'opus' | 'flac' | 'wav' | 'pcm'

/** Hz of raw samples: OpenAI's clients expect this rate, and raw samples cannot say another. */
export const pcmRate = 24_000

/** Raw samples are 16-bit little-endian mono. */
export const contentTypes: Record<AudioFormat, string> = {
  mp3: 'audio/mpeg',
  opus: 'audio/ogg; codecs=opus',
  flac: 'audio/flac',
  wav: 'audio/wav',
  pcm: `audio/pcm;rate=${pcmRate};channels=1;bits=16`,
}

/** Pieces asked for beyond the one that is being listened to. */
const piecesAhead = 3

export interface StreamRequest {
  clips: Clips
  chain: Chain
  text: string
  speed: number
  format: AudioFormat
  signal: AbortSignal | undefined
  payer: string | undefined
  log: Log | undefined
}

interface SpokenBytes {
  bytes: Uint8Array
  voice: Voice
}

export interface SpeechStream {
  /** Who spoke the first piece: the answer's head is sent before anybody knows who speaks the rest. */
  voice: Voice
  chunks: AsyncIterable<Uint8Array>
}

/** Resolves when the first piece is made; the rest is made while it is being sent. Leaving the loop stops the work. */
export async function speechStream(request: StreamRequest): Promise<SpeechStream> {
  const pieces = piecesOfText(request)
  const make = makerOf(request)
  const stop = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal
  const common = { signal, payer: request.payer, listener: stop }
  const ahead: Promise<SpokenBytes>[] = []
  let begun = false
  const order = (count: number) => {
    while (ahead.length < count) {
      const { value: piece } = pieces.next()
      if (!piece) return
      const made = make(piece, { ...common, patient: begun })
      made.catch(() => undefined)
      ahead.push(made)
      begun = true
    }
  }
  order(1)
  const first = await ahead[0]
  if (!first) throw new Problem('audio.input_empty')
  return { voice: first.voice, chunks: contained() }

  async function* pieceByPiece(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        order(1 + piecesAhead)
        const made = await ahead.shift()
        if (!made) return
        if (made.bytes.length > 0) yield made.bytes
      }
    } finally {
      stop.abort()
    }
  }

  function contained(): AsyncIterable<Uint8Array> {
    if (request.format === 'wav') return wav()
    if (request.format === 'flac') return flacStream(pieceByPiece(), request.chain[0].info.sampleRate)
    return request.format === 'opus' ? oggOpus(pieceByPiece()) : pieceByPiece()
  }

  /** A WAV file states its length first, and strict readers hold it to that: it is collected before it is sent. */
  async function* wav(): AsyncGenerator<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of pieceByPiece()) chunks.push(chunk)
    yield wavHeader(
      request.chain[0].info.sampleRate,
      chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    )
    yield* chunks
  }
}

/** Sentence by sentence as they are needed: 4,096 characters at once would hold the thread for 0.1 s. */
function* piecesOfText({ chain, text, speed }: StreamRequest): Generator<SpokenPiece, undefined> {
  const { language } = chain[0].info
  let eager = true
  for (const sentence of sentencesOf(text, language)) {
    const { pieces } = spokenSentence(sentence.text, language, speed, eager)
    if (pieces.length > 0) eager = false
    yield* pieces
  }
}

function makerOf({
  clips,
  chain,
  format,
  log,
}: StreamRequest): (piece: SpokenPiece, options: SynthesisOptions) => Promise<SpokenBytes> {
  if (format === 'mp3' || format === 'opus') return (piece, options) => clips.make(chain, piece, format, options)
  const rate = format === 'pcm' ? pcmRate : chain[0].info.sampleRate
  return (piece, options) =>
    speakInTurn(chain, options.signal, log, async (voice) => {
      const { samples } = await collect(voice, piece, options, rate)
      return { bytes: Buffer.from(samples.buffer, 0, samples.byteLength), voice }
    })
}
