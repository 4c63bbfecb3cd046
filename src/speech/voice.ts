import type { Language } from '../kernel/words.ts'
import type { PlacedSyllable } from './pronounce.ts'
import type { Recording, RecordingOrder } from './recording.ts'

export interface VoiceInfo {
  id: string
  /** Who speaks: espeak, azure, openai, recorded. */
  provider: string
  language: Language
  gender: 'female' | 'male' | 'neutral'
  /** Hz of the samples it gives. */
  sampleRate: number
  marks: 'word' | 'sentence' | 'none'
}

/** One piece of speech, at most segment.longestPiece units long. */
export interface Utterance {
  /** The spoken form: no digits, no markup, only words and pauses. For English, plain text. */
  spoken: string
  /** Chinese only; empty for English. A voice that has its own reading may use `spoken` alone. */
  syllables: readonly PlacedSyllable[]
  /** 0.25–4; 1 is the voice's calm pace. A voice keeps to what it can do. */
  speed: number
}

/** `spoken.slice(from, to)` begins to sound at sample `at` of the utterance. */
export interface Mark {
  from: number
  to: number
  at: number
}

/** Mono 16-bit samples as they come, marks with or after the samples they belong to. */
export interface VoiceChunk {
  samples: Int16Array
  marks: Mark[]
}

export interface SynthesisOptions {
  signal?: AbortSignal | undefined
  /** A later piece of an answer that has begun: it waits in the queue however long that is, and is never refused. */
  patient?: boolean
  /** Nobody waits for it: it goes after everything that somebody waits for, and is never refused. */
  idle?: boolean
  /** Who the piece is for, as in `Turn`. */
  listener?: object | undefined
  /** Who has a daily budget for paid voices, such as an API key's id. Absent: our own texts, which have none. */
  payer?: string | undefined
}

export interface Recorded {
  recording: Recording
  marks: Mark[]
}

export type VoiceStatus = 'starting' | 'ready' | 'unavailable'

/**
 * A speaker. `synthesise` throws Problem `audio.busy` (queue full), `audio.unavailable` (it failed or ran out of time)
 * or the signal's reason.
 */
export interface Voice {
  readonly info: VoiceInfo
  /** What it is given goes to somebody else's machine: it is never given personal texts. */
  readonly leavesHome?: boolean
  /** Each of its characters costs money. */
  readonly paid?: boolean
  synthesise(utterance: Utterance, options?: SynthesisOptions): AsyncIterable<VoiceChunk>
  /** A voice that also encodes what it says. `marks` are at its own rate; undefined when there is nothing to say. */
  readonly record?:
    | ((utterance: Utterance, order: RecordingOrder, options?: SynthesisOptions) => Promise<Recorded | undefined>)
    | undefined
  status(): VoiceStatus
  close(): Promise<void>
}

export function scaledMarks(marks: readonly Mark[], from: number, to: number): Mark[] {
  return marks.map((mark) => ({ ...mark, at: Math.round((mark.at * to) / from) }))
}
