import type { Gray } from './raster.ts'
import type { CardReading, Guidance, WantedSide } from './types.ts'

/** One line of text, cut out of the card: dark ink on white, upright. */
export interface Line {
  image: Gray
  /** What can stand there; a reader uses it to choose its model and its characters. */
  kind: 'chinese' | 'digits'
  /** The only characters that can occur, when that is known. */
  alphabet?: string
}

/** What a reader saw in a line. */
export interface LineText {
  /** Without spaces; empty when nothing was seen. */
  text: string
  /** 0..1, the reader's own opinion of itself. */
  confidence: number
  /** One entry per character of `text`. */
  characters: { text: string; confidence: number }[]
}

/** Something that reads lines. Several may look at the same line; agreement of two independent ones is evidence. */
export interface Reader {
  /** Stands in the evidence as `reader:<name>`. */
  readonly name: string
  read(line: Line): Promise<LineText>
  close(): Promise<void>
}

export interface CardJob {
  kind: 'recognise' | 'guide'
  image: Buffer
  side: WantedSide
  /** The day in Yunnan, `YYYY-MM-DD`: decides what has expired. */
  today: string
}

/**
 * A place outside the main thread where one card at a time is worked on. A picture can hang or crash a decoder or a
 * reader: whatever runs behind this port can be killed at any moment without harm to the service.
 */
export interface CardMachine {
  /** Resolves when the readers are warm, rejects when they cannot start. */
  ready(): Promise<void>
  /** Rejects with the Problem of the card, or with `ocr.unavailable` when the machine died under it. */
  run(job: CardJob): Promise<CardReading | Guidance>
  /** At once, without waiting for the job; its promise rejects. */
  kill(): void
  /** Settles when it is gone, for whatever reason. */
  gone: Promise<void>
}

export type StartCardMachine = () => CardMachine
