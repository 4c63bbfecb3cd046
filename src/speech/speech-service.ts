import { createHash } from 'node:crypto'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { Language } from '../kernel/words.ts'
import type { AudioStore } from './audio-store.ts'
import { clipMaker } from './clips.ts'
import { type Chain, providersOf } from './provider-chain.ts'
import { type Reading, readAloud } from './reading.ts'
import { readingShelf } from './reading-shelf.ts'
import { assembleRecording, type PersonReading, type RecordingInput } from './recorded/assemble.ts'
import { openRecorder } from './recorder.ts'
import { type SpokenForm, spokenForm } from './spoken-form.ts'
import { type AudioFormat, contentTypes, speechStream } from './stream.ts'
import type { Voice, VoiceInfo, VoiceStatus } from './voice.ts'

/** As OpenAI's speech endpoint. */
export const longestInput = 4096
export const slowestSpeed = 0.25
export const fastestSpeed = 4

export interface SpeakRequest {
  text: string
  language?: Language
  voice?: string
  /** 0.25–4, default 1. */
  speed?: number
  format: AudioFormat
  signal?: AbortSignal
  /** As in `SynthesisOptions`. */
  payer?: string
  /** Only by voices that cost nothing. */
  unpaid?: boolean
}

export interface SpeechService {
  voices(): (VoiceInfo & { default: boolean })[]
  /**
   * Streams encoded audio piece by piece. Throws Problem audio.* before the first chunk. Of a text that holds a personal
   * number nothing is cached, and only voices of this house speak it. `provider` is who spoke the first piece.
   */
  speak(request: SpeakRequest): Promise<{ provider: string; contentType: string; chunks: AsyncIterable<Uint8Array> }>
  /** Problem audio.input_too_long. */
  spokenForm(text: string): SpokenForm
  /**
   * One continuous audio of an ordered list of sentences with its cues. Problem audio.*. With `keep: false`, for texts
   * that hold personal data, nothing of it is cached, and only voices of this house speak it.
   */
  reading(
    sentences: readonly string[],
    options: { language: Language; voice?: string; keep?: boolean },
  ): Promise<Reading>
  /** Makes and keeps what a reading by the default voice needs, behind whatever anybody waits for. Problem audio.*. */
  warm(sentences: readonly string[], language: Language): Promise<void>
  /** A person's reading of a number of sentences, checked and joined. Problem `request.invalid`, audio.unavailable. */
  recording(input: RecordingInput, sentences: number): Promise<PersonReading>
  status(): VoiceStatus
  close(): Promise<void>
}

export interface SpeechOptions {
  /** The first voice of a language is its default; those after it speak when it cannot. */
  voices: Voice[]
  /** Threads that encode for voices that do not do it themselves. Default 2. */
  recorders?: number
  store?: AudioStore
  log?: Log
}

export function createSpeechService({ voices, recorders = 2, store, log }: SpeechOptions): SpeechService {
  const recorder = openRecorder(recorders)
  const clips = clipMaker(recorder, store, log)
  const fleetingClips = clipMaker(recorder, undefined, log)
  const shelf = readingShelf()

  const defaultOf = (language: Language) => voices.find(({ info }) => info.language === language)

  function choose(
    id: string | undefined,
    language: Language | undefined,
    text: string,
    { personal = false, unpaid = false },
  ): Chain {
    const named = id === undefined ? undefined : voices.find(({ info }) => info.id === id)
    if (id !== undefined && (!named || (language && named.info.language !== language)))
      throw new Problem('audio.voice_unknown')
    const voice = named ?? defaultOf(language ?? languageOf(text))
    if (!voice) throw new Problem('audio.voice_unknown')
    const able = voices.filter(
      ({ info, leavesHome, paid }) =>
        info.language === voice.info.language && !(personal && leavesHome) && !(unpaid && paid),
    )
    const [first, ...rest] = able.includes(voice) ? able.slice(able.indexOf(voice)) : able
    if (!first) throw new Problem('audio.unavailable')
    return [first, ...rest]
  }

  return {
    voices: () => voices.map((voice) => ({ ...voice.info, default: voice === defaultOf(voice.info.language) })),

    async speak({ text, language, voice: id, speed = 1, format, signal, payer, unpaid = false }) {
      checkText(text)
      checkSpeed(speed)
      if (!(format in contentTypes)) throw new Problem('audio.format_unsupported')
      const personal = holdsPersonalNumber(text)
      const chain = choose(id, language, text, { personal, unpaid })
      const maker = personal ? fleetingClips : clips
      const { voice, chunks } = await speechStream({ clips: maker, chain, text, speed, format, signal, payer, log })
      return { provider: voice.info.provider, contentType: contentTypes[format], chunks }
    },

    spokenForm(text) {
      checkLength(text)
      return spokenForm(text)
    },

    async reading(sentences, { language, voice: id, keep = true }) {
      const { empty, personal, digest } = textOf(sentences)
      const chain = choose(id, language, '', { personal: !keep || personal })
      if (empty) throw new Problem('audio.input_empty')
      if (!keep) return readAloud(fleetingClips, chain, sentences, language)
      const best = providersOf(chain.slice(0, 1))
      return shelf(
        `${chain[0].info.id} ${digest}`,
        () => readAloud(clips, chain, sentences, language),
        ({ provider }) => provider === best,
      )
    },

    async warm(sentences, language) {
      await readAloud(clips, choose(undefined, language, '', {}), sentences, language, { idle: true })
    },

    recording: (input, sentences) => assembleRecording(recorder, input, sentences),

    status() {
      const states = voices.map((voice) => voice.status())
      if (states.includes('ready')) return 'ready'
      return states.includes('starting') ? 'starting' : 'unavailable'
    },

    async close() {
      await Promise.all([recorder.close(), ...voices.map((voice) => voice.close())])
    },
  }
}

interface ListedText {
  empty: boolean
  personal: boolean
  digest: string
}

/** As long as the list itself: players ask for a notice part by part, and a list of sentences is never changed. */
const listedTexts = new WeakMap<readonly string[], ListedText>()

function textOf(sentences: readonly string[]): ListedText {
  const known = listedTexts.get(sentences)
  if (known) return known
  const text = {
    empty: sentences.every((sentence) => sentence.trim() === ''),
    personal: holdsPersonalNumber(sentences.join('\n')),
    digest: createHash('sha256').update(JSON.stringify(sentences)).digest('hex'),
  }
  listedTexts.set(sentences, text)
  return text
}

/** Eleven digits and more are a telephone, an identity card or a bank account: their sound is not kept on disk. */
function holdsPersonalNumber(text: string): boolean {
  return /\d(?:[ -]?\d){10}/.test(text.normalize('NFKC'))
}

function languageOf(text: string): Language {
  return !/\p{Script=Han}/u.test(text) && /[A-Za-z]/.test(text) ? 'en' : 'zh-CN'
}

function checkLength(text: string): void {
  if (text.length > longestInput && [...text].length > longestInput)
    throw new Problem('audio.input_too_long', { params: { limit: longestInput } })
}

function checkText(text: string): void {
  checkLength(text)
  if (text.trim() === '') throw new Problem('audio.input_empty')
}

function checkSpeed(speed: number): void {
  if (!(speed >= slowestSpeed)) throw invalidFields({ path: 'speed', code: 'field.too_small' })
  if (speed > fastestSpeed) throw invalidFields({ path: 'speed', code: 'field.too_big' })
}
