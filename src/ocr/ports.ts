import type { Gray } from './raster.ts'
import type { WorkStage } from './stages.ts'
import type { CardReading, Guidance, WantedSide } from './types.ts'

/** One line of text, cut out of the card: dark ink on white, upright. */
export interface Line {
  image: Gray
  /** The same piece of the card at its full size, neither sharpened nor stretched: readers that err alike see alike. */
  print: Gray
  /** What can stand there; a reader uses it to choose its model and its characters. */
  kind: 'chinese' | 'digits'
  /** The only characters that can occur, when that is known. */
  alphabet?: string
  /** The only words that can stand there; a reader that cannot choose among words keeps to their characters, `alphabet`. */
  choices?: readonly string[]
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
  /** Can it read this character at all? What it does not know comes out as something else. */
  knows(character: string): boolean
  close(): Promise<void>
}

/** Names of places in a text, held against the tree of divisions. */
export interface PlaceRead {
  /** The text with the misread characters in names of places put right. */
  text: string
  /**
   * Characters of `text` from its beginning that are, letter by letter, names of the tree in their order down to a county or
   * township; 0 when that is not sure.
   */
  covered: number
  corrections: { written: string; name: string }[]
  /** Whether a name was only guessed from one like it, too unsurely to put it right. */
  guessed: boolean
}

/** The tree of divisions, as the card needs it. */
export interface AddressBook {
  /**
   * Null when no place is recognised. `prefix`: first six digits of the person's number, the likelier of two places that
   * both fit (one person in ten has moved away since).
   */
  read(text: string, prefix: string | null): PlaceRead | null
}

export interface CardJob {
  kind: 'recognise' | 'guide'
  image: Buffer
  side: WantedSide
  /** The day in Yunnan, `YYYY-MM-DD`: decides what has expired. */
  today: string
}

/** Who waits for a job. */
export interface JobWatcher {
  /** Told of each stage as it begins; a preview frame has none. */
  tell?(stage: WorkStage): void
  /** Aborts when nobody waits any more: the job ends with its stage. */
  signal?: AbortSignal | undefined
}

/**
 * A place outside the main thread where one card at a time is worked on. A picture can hang or crash a decoder or a
 * reader: whatever runs behind this port can be killed at any moment without harm to the service.
 */
export interface CardMachine {
  /** Resolves with the names of its readers and witnesses when they are warm, rejects when no reader can start. */
  ready(): Promise<string[]>
  /** Rejects with the Problem of the card, or with `ocr.unavailable` when the machine died under it. */
  run(job: CardJob, watcher?: JobWatcher): Promise<CardReading | Guidance>
  /** At once, without waiting for the job; its promise rejects. */
  kill(): void
  /** Settles when it is gone, for whatever reason. */
  gone: Promise<void>
}

export type StartCardMachine = () => CardMachine
