import type { Point } from './raster.ts'

export type Side = 'front' | 'back'

export const frontFields = ['name', 'sex', 'ethnicity', 'birthDate', 'address', 'idNumber'] as const
export const backFields = ['issuingAuthority', 'validFrom', 'validTo'] as const
export type FrontField = (typeof frontFields)[number]
export type BackField = (typeof backFields)[number]
export type FieldName = FrontField | BackField

/**
 * What is known of a field. `ok`: two independent pieces of evidence agree; `check`: read, but the person must confirm;
 * `missing`: nothing could be read, the value is null.
 */
export type FieldStatus = 'ok' | 'check' | 'missing'

/**
 * Why a value is believed: `reader:<name>` (that reader saw it), `readers-agree`, `checksum`, `print=number` (the printed
 * field and the ID number say the same), `number` (taken from a sound ID number), `closed-list`, `pattern`, `period` (the
 * two dates are exactly 5, 10 or 20 years apart), `places` and `places-corrected` (the names stand in the tree of
 * divisions, the latter after mending a character), `rest-agrees` (both readers have the same house and street),
 * `glyphs-agree` (each character looks like itself more than like any other).
 * Against it: `readers-differ`, `checksum-fails`, `date-impossible`, `print≠number`, `outside-dictionary` (a character that
 * a reader cannot know), `hesitant`, `glyphs-differ` (the print looks more like another character), `dot-unseen` (a reader
 * saw a name dot where the print shows none), `too-short` and `print-lost` (less was read than is printed), `glare` and
 * `occluded` (it may go on under what covers it), `places-differ`, `place-unknown`, `no-such-office`.
 */
export type Evidence = string

export interface FieldReading {
  /** Dates `YYYY-MM-DD`, validTo also `long-term`; sex `男` or `女`. */
  value: string | null
  /** 0..1 */
  confidence: number
  status: FieldStatus
  evidence: Evidence[]
}

export const warningCodes = [
  'glare',
  'blur',
  'dark',
  'small',
  'border-cut',
  'occluded',
  'copy',
  'reshoot',
  'expired',
] as const
export type WarningCode = (typeof warningCodes)[number]

/**
 * Something to do better, or to know. `reshoot`: a field without which the photo has not done its work is missing.
 * `expired` is said of a sure date only. Without a field: of the whole photo, or of a corner that is `occluded`.
 */
export interface Warning {
  code: WarningCode
  field: FieldName | null
}

export interface FoundCard {
  /** Corners in pixels of the upright photo, clockwise from the card's own top left corner. */
  quad: Point[]
  /** Clockwise turn of the card in the photo, to the nearest quarter. */
  rotation: 0 | 90 | 180 | 270
  /** 0..1 */
  score: number
}

export interface Timing {
  totalMs: number
  stages: Record<string, number>
}

export interface CardReading {
  side: Side
  /** All fields of the side, and only those. */
  fields: Partial<Record<FieldName, FieldReading>>
  warnings: Warning[]
  card: FoundCard
  timing: Timing
}

export const adviceCodes = [
  'ready',
  'no-card',
  'move-closer',
  'move-back',
  'move-left',
  'move-right',
  'move-up',
  'move-down',
  'hold-still',
  'more-light',
  'reduce-glare',
  'turn-over',
] as const
export type AdviceCode = (typeof adviceCodes)[number]

/** What is seen of a card in a preview frame, in measures that one advice at a time is chosen by. */
export interface CardLook {
  /** How much the place looks like a card, 0..1. */
  score: number
  /** Part of the frame that the card covers, 0..1. */
  share: number
  /** From the frame's border to the card's farthest corner, as a part of the frame; below 0 beyond the frame. */
  room: { left: number; right: number; up: number; down: number }
  /** How much more it looks like the side that is not wanted, -1..1; -1 when either will do. */
  otherSide: number
  /** Brightness of the card's paper, 0..255. */
  light: number
  /** Area of print that is washed out, in mm² of where print must stand. */
  washed: number
  /** How steep the print's edges are against its paper, 0..1. */
  crisp: number
}

export interface FrameLook {
  /** Mean brightness of the frame, 0..255. */
  light: number
  card: CardLook | null
}

/** What to do before the shutter; `move-*` says where to move the phone. */
export interface Guidance {
  found: boolean
  ready: boolean
  /** Corners in pixels of the upright frame, clockwise from the card's own top left, or null. */
  quad: Point[] | null
  /** By this frame alone. */
  advice: AdviceCode
  /** What the advice was chosen by, and where a card may lie: for those who know what was said last. */
  look: FrameLook
  place: Point[] | null
}

export type WantedSide = 'auto' | Side
