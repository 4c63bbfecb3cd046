import type { FailureReason } from '../../speech/voice-failure.ts'

export interface WorkerSettings {
  /** http or https, without a path. */
  host: string
  key: string | undefined
  voice: string
  lanes: number
  /** Longest wait for the connection and the first sound, and between two sounds. */
  silenceMs: number
  /** Turns after which a synthesizer and its connection are replaced. */
  turnsPerLane: number
  /** A connection that was idle for longer is replaced before it is used. */
  idleMs: number
}

/** `ssml` absent: nobody wants the piece any more. */
export interface WorkerRequest {
  id: number
  ssml?: string
}

/** When a word (or, with `whole`, a sentence) begins to sound, in ticks of 100 ns. */
export interface HeardText {
  text: string
  ticks: number
  whole: boolean
}

export interface WorkerAnswer {
  id: number
  audio?: Uint8Array
  heard?: HeardText
  done?: true
  failed?: FailureReason
}
