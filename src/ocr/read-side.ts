import { backPieces } from './fields-back.ts'
import { frontPieces } from './fields-front.ts'
import type { GlyphBook } from './glyphs/glyph-book.ts'
import { pixelsPerMm, portrait } from './layout.ts'
import type { AddressBook, CardJob, Reader } from './ports.ts'
import { glareWarnings } from './quality.ts'
import type { Box, Rgb } from './raster.ts'
import { readBack, readFront } from './read.ts'
import { reconcileBack } from './reconcile-back.ts'
import { reconcileFront } from './reconcile-front.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { FieldName, FieldReading, Side, Warning } from './types.ts'
import { ifWhole } from './verdict.ts'

/** What stands on one side of a card. */
export interface SideRead {
  fields: Partial<Record<FieldName, FieldReading>>
  warnings: Warning[]
  blueShare: number
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
}

/** Reads a rectified, upright side, from its ink to the verdict on every field. */
export function readSide(card: Rgb, side: Side, reading: Reading): Promise<SideRead> {
  return side === 'front' ? frontOf(card, reading) : backOf(card, reading)
}

/** A character that a reflection has taken would stand just behind the last one that is seen. */
const lostTail = 4 * pixelsPerMm
const wider = (box: Box): Box => ({ ...box, right: Math.min(box.right + lostTail, portrait.x0 * pixelsPerMm) })

async function frontOf(card: Rgb, { readers, book, glyphs, job, watch }: Reading): Promise<SideRead> {
  const pieces = frontPieces(card)
  watch.mark('fields')
  const seen = await readFront(pieces, readers, glyphs)
  watch.mark('read')
  const boxes = {
    ...(pieces.name ? { name: [wider(pieces.name.box)] } : {}),
    ...(pieces.idNumber ? { idNumber: [pieces.idNumber.box] } : {}),
    address: pieces.address.map(({ box }) => wider(box)),
  }
  const warnings = glareWarnings(card, boxes)
  const fields = reconcileFront(seen, job.today, book)
  for (const field of ['name', 'address'] as const) {
    fields[field] = ifWhole(!warnings.some((warning) => warning.field === field), fields[field], 'glare')
  }
  watch.mark('reconcile')
  return {
    fields,
    warnings,
    blueShare: pieces.blueShare,
  }
}

async function backOf(card: Rgb, { readers, book, job, watch }: Reading): Promise<SideRead> {
  const pieces = backPieces(card)
  watch.mark('fields')
  const fields = reconcileBack(await readBack(pieces, readers), book)
  watch.mark('read')
  const warnings = glareWarnings(card, pieces.period ? { validTo: [pieces.period.box] } : {})
  const until = fields.validTo.value
  if (until && until !== 'long-term' && until < job.today) warnings.push({ code: 'expired', field: 'validTo' })
  return { fields, warnings, blueShare: pieces.blueShare }
}
