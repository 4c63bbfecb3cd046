import type { IncomingMessage } from 'node:http'
import { Problem } from '../../kernel/errors.ts'
import type { TraceHeaders } from '../../kernel/tracing.ts'
import type { Language } from '../../kernel/words.ts'
import { byteSamples } from '../../speech/byte-samples.ts'
import { type FairPool, fairPool, type Turn } from '../../speech/fair-pool.ts'
import type { SynthesisOptions, Utterance, Voice, VoiceChunk } from '../../speech/voice.ts'
import { voiceFailure } from '../../speech/voice-failure.ts'
import { type SpeechPost, speechPoster } from './speech-post.ts'

export interface OpenaiSettings {
  /** Up to and without `/audio/speech`, for example https://speech.example.cn/v1. */
  baseUrl: string
  key?: string | undefined
  voice: string
  model: string
  /** Longest time without a byte. */
  silenceMs?: number
  traceHeaders?: TraceHeaders | undefined
}

/** Of `response_format: pcm`: 24 kHz, mono, 16-bit little-endian, no header. */
const sampleRate = 24_000
const provider = 'openai'
/** 60 characters at a quarter of the pace last 70 s: whatever sends more than two minutes is not reading our piece. */
const longestBytes = 120 * sampleRate * 2
const defaultSilenceMs = 5_000
/** Pieces that are asked at a time: a listener needs three (pieces ahead); more wait. */
const mostConnections = 6
/** Eight pieces for each connection: what would wait past the deadline of a piece goes to the next voice at once. */
const longestQueue = 48

/** Something that can be said aloud: servers answer mere punctuation with an error or with noise. */
const sayable = /[\p{L}\p{N}]/u

/** Chinese and English by any server that speaks OpenAI's `POST /audio/speech`. They share their connections. */
export function openaiVoices({ silenceMs = defaultSilenceMs, traceHeaders, ...settings }: OpenaiSettings): Voice[] {
  const poster = speechPoster(settings.baseUrl, settings.key, silenceMs, traceHeaders)
  const lines = fairPool([...Array(mostConnections).keys()], longestQueue)
  return (['zh-CN', 'en'] as const).map((language) => voiceOf(language, settings, poster, lines))
}

function voiceOf(
  language: Language,
  { voice, model }: OpenaiSettings,
  poster: SpeechPost,
  lines: FairPool<number>,
): Voice {
  async function* synthesise({ spoken, speed }: Utterance, options: SynthesisOptions = {}): AsyncGenerator<VoiceChunk> {
    if (!sayable.test(spoken)) return
    const over = Promise.withResolvers<void>()
    await turnIn(lines, options, over.promise)
    try {
      const response = await poster.post({ model, voice, input: spoken, response_format: 'pcm', speed }, options.signal)
      yield* samplesOf(response, options.signal)
    } finally {
      over.resolve()
    }
  }
  return {
    // The id is part of the key of kept audio: another model or voice is another sound.
    info: {
      id: `openai-${language}-${model}-${voice}`,
      provider,
      language,
      gender: 'neutral',
      sampleRate,
      marks: 'none',
    },
    leavesHome: true,
    synthesise,
    status: () => 'ready',
    close: poster.close,
  }
}

/** Resolves when the turn begins; it lasts until `over`. */
function turnIn(lines: FairPool<number>, turn: Turn, over: Promise<void>): Promise<void> {
  return new Promise((begin, refuse) => {
    const work = () => {
      begin()
      return over
    }
    lines.run(turn, work).catch(refuse)
  })
}

async function* samplesOf(response: IncomingMessage, signal: AbortSignal | undefined): AsyncGenerator<VoiceChunk> {
  const toSamples = byteSamples()
  let count = 0
  try {
    for await (const bytes of response as AsyncIterable<Buffer>) {
      count += bytes.length
      if (count > longestBytes) throw voiceFailure(provider, 'too_large')
      yield { samples: toSamples(bytes), marks: [] }
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof Problem ? error : voiceFailure(provider, 'connection_lost')
  } finally {
    response.destroy()
  }
  if (count < 2) throw voiceFailure(provider, 'no_audio')
}
