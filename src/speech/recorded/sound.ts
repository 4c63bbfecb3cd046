import type { FieldCode } from '../../kernel/errors.ts'

/** One uploaded recording as whole MP3 frames without tags, so that several can be joined. */
export interface Sound {
  mp3: Buffer
  /** Frames of `mp3`. */
  count: number
  samplesPerFrame: number
  sampleRate: number
  channels: 1 | 2
  /** How much later a player that knows no tags sounds what an editor shows at 0. */
  delayMs: number
}

export function durationOf({ count, samplesPerFrame, sampleRate }: Sound): number {
  return (count * samplesPerFrame * 1000) / sampleRate
}

/** Why a recording is not taken: the code of the fault and what its sentence needs. */
export class RecordingFault extends Error {
  readonly code: FieldCode
  readonly params: Record<string, string | number>
  constructor(code: FieldCode, params: Record<string, string | number> = {}) {
    super(code)
    this.name = 'RecordingFault'
    this.code = code
    this.params = params
  }
}
