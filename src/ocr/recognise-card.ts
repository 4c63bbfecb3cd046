import { Problem } from '../kernel/errors.ts'
import { backPieces } from './fields-back.ts'
import { frontPieces, type Piece } from './fields-front.ts'
import { takeIn } from './intake.ts'
import { locate } from './locate.ts'
import type { AddressBook, CardJob, Reader } from './ports.ts'
import { doubtCovered, type Print, photoWarnings } from './quality.ts'
import { type Point, type Quad, type Rgb, turnHalf } from './raster.ts'
import { readBack, readFront } from './read.ts'
import { longTerm, reconcileBack } from './reconcile-back.ts'
import { reconcileFront } from './reconcile-front.ts'
import { rectify, rotationOf, turnQuad } from './rectify.ts'
import type { CardReading, FieldName, FieldReading, Side } from './types.ts'

/** Without these a photo has not done its work, and another one is asked for. */
const essential: Record<Side, FieldName[]> = { front: ['name', 'idNumber'], back: ['validTo'] }

/**
 * One photo to one reading, stage by stage. Nothing outlives the call: pixels are overwritten when it ends. Throws
 * image.*, card.not_found, card.wrong_side.
 */
export async function recogniseCard(
  job: CardJob,
  readers: readonly Reader[],
  book: AddressBook | null,
): Promise<CardReading> {
  const watch = stopwatch()
  const image = await takeIn(job.image)
  job.image.fill(0)
  watch.mark('intake')
  let card: Rgb | null = null
  try {
    const found = locate(image)
    watch.mark('find')
    if (!found) throw new Problem('card.not_found')
    const { orientation } = found
    if (job.side !== 'auto' && job.side !== orientation.side) throw new Problem('card.wrong_side')
    let quad = found.quad
    card = rectify(image, quad)
    watch.mark('rectify')
    const sideOf = orientation.side === 'front' ? frontOf : backOf
    const readSide = (upright: Rgb) => sideOf(upright, { readers, book, job, watch })
    let read = await readSide(card)
    if (isLost(read, orientation.side)) {
      // A reflection on the portrait or the emblem can make a card look as if it stood on its head.
      const turned = turnHalf(card)
      const second = await readSide(turned)
      const better = !isLost(second, orientation.side)
      const worse = better ? card : turned
      worse.data.fill(0)
      if (better) {
        card = turned
        quad = turnQuad(quad, 2)
        read = second
      }
    }
    if (isNoCard(read, orientation.side)) throw new Problem('card.not_found')
    const warnings = photoWarnings({ card, side: orientation.side, print: read.print, quad, frame: image })
    const fields = doubtCovered(read.fields, warnings)
    if (hasExpired(fields, job.today)) warnings.push({ code: 'expired', field: 'validTo' })
    if (essential[orientation.side].some((field) => fields[field]?.status === 'missing')) {
      warnings.push({ code: 'reshoot', field: null })
    }
    watch.mark('quality')
    return {
      side: orientation.side,
      fields,
      warnings,
      card: {
        quad: inPhoto(quad, image.scale),
        rotation: rotationOf(quad),
        score: Math.round(found.score * 100) / 100,
      },
      timing: watch.read(),
    }
  } finally {
    image.data.fill(0)
    card?.data.fill(0)
  }
}

const inPhoto = (quad: Quad, scale: number) =>
  quad.map(([x, y]): Point => [Math.round(x * scale * 10) / 10, Math.round(y * scale * 10) / 10])

/** A date that is only to be checked is asked about when the card is read back; nobody is told by mistake that theirs is over. */
function hasExpired({ validTo }: SideRead['fields'], today: string): boolean {
  return validTo?.status === 'ok' && validTo.value !== null && validTo.value !== longTerm && validTo.value < today
}

/** The line that both sides have for certain, and that nothing upside down looks like. */
const surestField: Record<Side, FieldName> = { front: 'idNumber', back: 'validFrom' }

/** What only a card says: a framed sheet of other text may give a "name", but none of these. */
const provingFields: Record<Side, FieldName[]> = {
  front: ['idNumber', 'birthDate', 'sex'],
  back: ['validFrom', 'validTo'],
}
/** Proves a card too, when it is beyond doubt: a short word of a closed list is easily found in other text. */
const supportingField: Record<Side, FieldName> = { front: 'ethnicity', back: 'issuingAuthority' }

function isNoCard({ fields }: SideRead, side: Side): boolean {
  return (
    provingFields[side].every((field) => fields[field]?.status === 'missing') &&
    fields[supportingField[side]]?.status !== 'ok'
  )
}

function isLost({ fields }: SideRead, side: Side): boolean {
  return fields[surestField[side]]?.status === 'missing'
}

interface SideRead {
  fields: Partial<Record<FieldName, FieldReading>>
  print: Print
}

interface Reading {
  readers: readonly Reader[]
  book: AddressBook | null
  job: CardJob
  watch: Stopwatch
}

async function frontOf(card: Rgb, { readers, book, job, watch }: Reading): Promise<SideRead> {
  const pieces = frontPieces(card)
  watch.mark('fields')
  const seen = await readFront(pieces, readers)
  watch.mark('read')
  const fields = reconcileFront(seen, job.today, book)
  watch.mark('reconcile')
  const { birth, address, ...single } = pieces
  const print = {
    name: boxesOf(single.name),
    sex: boxesOf(single.sex),
    ethnicity: boxesOf(single.ethnicity),
    birthDate: boxesOf(...birth),
    address: boxesOf(...address),
    idNumber: boxesOf(single.idNumber),
  }
  return { fields, print }
}

const boxesOf = (...pieces: (Piece | null)[]) => pieces.flatMap((piece) => (piece ? [piece.box] : []))

async function backOf(card: Rgb, { readers, book, watch }: Reading): Promise<SideRead> {
  const pieces = backPieces(card)
  watch.mark('fields')
  const fields = reconcileBack(await readBack(pieces, readers), book)
  watch.mark('read')
  const period = boxesOf(pieces.period)
  return { fields, print: { issuingAuthority: boxesOf(pieces.issuingAuthority), validFrom: period, validTo: period } }
}

interface Stopwatch {
  mark(stage: string): void
  read(): { totalMs: number; stages: Record<string, number> }
}

function stopwatch(): Stopwatch {
  const start = performance.now()
  let last = start
  const stages: Record<string, number> = {}
  return {
    mark(stage) {
      const now = performance.now()
      stages[stage] = (stages[stage] ?? 0) + Math.round(now - last)
      last = now
    },
    read: () => ({ totalMs: Math.round(performance.now() - start), stages }),
  }
}
