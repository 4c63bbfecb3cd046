import { backPieces } from './fields-back.ts'
import { frontPieces } from './fields-front.ts'
import type { GlyphBook } from './glyphs/glyph-book.ts'
import type { Piece } from './piece.ts'
import type { AddressBook, CardJob, Reader } from './ports.ts'
import type { Print } from './quality.ts'
import type { Rgb } from './raster.ts'
import { readBack, readFront } from './read.ts'
import { reconcileBack } from './reconcile-back.ts'
import { reconcileFront } from './reconcile-front.ts'
import type { BeginStage } from './stages.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { FieldName, FieldReading, Side } from './types.ts'

/** What stands on one side of a card. */
export interface SideRead {
  fields: Partial<Record<FieldName, FieldReading>>
  print: Print
}

/** What a card is read with. Without a book of places no name of a place is put right, without glyphs fewer names are sure. */
export interface Means {
  readers: readonly Reader[]
  book: AddressBook | null
  glyphs: GlyphBook | null
}

export interface Reading extends Means {
  job: CardJob
  watch: Stopwatch
  begin: BeginStage
}

/** Reads a rectified, upright side, from its ink to the verdict on every field. */
export async function readSide(card: Rgb, side: Side, reading: Reading): Promise<SideRead> {
  await reading.begin('reading')
  return side === 'front' ? frontOf(card, reading) : backOf(card, reading)
}

async function frontOf(card: Rgb, { readers, book, glyphs, job, watch, begin }: Reading): Promise<SideRead> {
  const pieces = frontPieces(card)
  watch.mark('fields')
  const seen = await readFront(pieces, readers, glyphs)
  watch.mark('read')
  await begin('checking')
  const fields = reconcileFront(seen, job.today, book)
  watch.mark('reconcile')
  const { birth, address, name, sex, ethnicity, idNumber } = pieces
  const print = {
    name: boxesOf(name),
    sex: boxesOf(sex),
    ethnicity: boxesOf(ethnicity),
    birthDate: boxesOf(...birth),
    address: boxesOf(...address),
    idNumber: boxesOf(idNumber),
  }
  return { fields, print }
}

const boxesOf = (...pieces: (Piece | null)[]) => pieces.flatMap((piece) => (piece ? [piece.box] : []))

async function backOf(card: Rgb, { readers, book, watch, begin }: Reading): Promise<SideRead> {
  const pieces = backPieces(card)
  watch.mark('fields')
  const seen = await readBack(pieces, readers)
  await begin('checking')
  const fields = reconcileBack(seen, book)
  watch.mark('read')
  const period = boxesOf(pieces.period)
  return { fields, print: { issuingAuthority: boxesOf(pieces.issuingAuthority), validFrom: period, validTo: period } }
}
