import type { Sentence } from './sentence-sounds.ts'

/** A way to make sentences heard, one at a time: a sound of the service, the phone's own voice. */
export interface Speaker {
  /**
   * Speaks a sentence from its beginning, `follows` when it comes right after the one before. True once it is heard, false
   * where it cannot be spoken; rejects when it fails, with a NotAllowedError where the browser wants a touch first. Whatever
   * is wished for later makes the answer worthless.
   */
  speak(sentence: Sentence, follows: boolean): Promise<boolean>
  pause(): void
  /** Goes on where it was paused. */
  resume(): Promise<void>
  setSpeed(speed: number): void
  /** Gets ready what probably comes next. */
  prepare(sentence: Sentence): void
  /** What happens by itself is told here. */
  hear(listener: SpeakerListener): void
}

export interface SpeakerListener {
  /** The sentence was spoken to its end. */
  ended(): void
  /** Something outside the page stopped it: a telephone call, headphones pulled out. */
  interrupted(): void
  /** The network does not bring the sound as fast as it is played; `flowing` again. */
  stalled(): void
  flowing(): void
}
