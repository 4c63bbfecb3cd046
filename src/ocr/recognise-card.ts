import { Problem } from '../kernel/errors.ts'
import { backPieces } from './fields-back.ts'
import { frontPieces, type Piece } from './fields-front.ts'
import { takeIn } from './intake.ts'
import { type Lie, type Located, locate } from './locate.ts'
import type { AddressBook, CardJob, Reader } from './ports.ts'
import { doubtCovered, type Print, photoWarnings } from './quality.ts'
import type { Point, Quad, Rgb } from './raster.ts'
import { readBack, readFront } from './read.ts'
import { longTerm, reconcileBack } from './reconcile-back.ts'
import { reconcileFront } from './reconcile-front.ts'
import { rectify, rotationOf } from './rectify.ts'
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
  const cards: Rgb[] = []
  try {
    const found = locate(image)
    watch.mark('find')
    if (!found) throw new Problem('card.not_found')
    const { lie, card, read } = await readAsItLies(image, found, cards, { readers, book, job, watch })
    const { side } = lie.orientation
    if (isNoCard(read, side)) throw new Problem('card.not_found')
    if (job.side !== 'auto' && job.side !== side) throw new Problem('card.wrong_side')
    const warnings = photoWarnings({ card, side, print: read.print, quad: lie.quad, frame: image })
    const fields = doubtCovered(read.fields, warnings)
    if (hasExpired(fields, job.today)) warnings.push({ code: 'expired', field: 'validTo' })
    if (essential[side].some((field) => fields[field]?.status === 'missing')) {
      warnings.push({ code: 'reshoot', field: null })
    }
    watch.mark('quality')
    return {
      side,
      fields,
      warnings,
      card: {
        quad: inPhoto(lie.quad, image.scale),
        rotation: rotationOf(lie.quad),
        score: Math.round(found.score * 100) / 100,
      },
      timing: watch.read(),
    }
  } finally {
    for (const { data } of [image, ...cards]) data.fill(0)
  }
}

const inPhoto = (quad: Quad, scale: number) =>
  quad.map(([x, y]): Point => [Math.round(x * scale * 10) / 10, Math.round(y * scale * 10) / 10])

/** A date that is only to be checked is asked about when the card is read back: nobody is told by mistake that it is over. */
function hasExpired({ validTo }: SideRead['fields'], today: string): boolean {
  return validTo?.status === 'ok' && validTo.value !== null && validTo.value !== longTerm && validTo.value < today
}

interface Taken {
  lie: Lie
  card: Rgb
  read: SideRead
}

/** Less like a card than this is not worth reading. */
const leastLikeness = 0.25
/** The side that is asked for is read first unless it looks much less like it. */
const askedLead = 0.15

/**
 * Reads the card as it seems to lie; where that proves nothing, as it might lie otherwise. Every rectified card
 * goes into `cards`, for the caller to wipe.
 */
async function readAsItLies(image: Rgb, found: Located, cards: Rgb[], reading: Reading): Promise<Taken> {
  const { side: asked } = reading.job
  const rank = ({ orientation: { side, likeness } }: Lie) => likeness + (side === asked ? askedLead : 0)
  const likely = found.others.filter(({ orientation }) => orientation.likeness >= leastLikeness)
  const taken: Taken[] = []
  for (const lie of [found, ...likely].sort((a, b) => rank(b) - rank(a))) {
    const card = rectify(image, lie.quad)
    cards.push(card)
    reading.watch.mark('rectify')
    const read = await (lie.orientation.side === 'front' ? frontOf : backOf)(card, reading)
    taken.push({ lie, card, read })
    if (proofs(read, lie.orientation.side) > 0) break
  }
  const worth = ({ read, lie }: Taken) => proofs(read, lie.orientation.side) + rank(lie)
  return taken.reduce((best, each) => (worth(each) > worth(best) ? each : best))
}

/** What only a card says: a framed sheet of other text may give a "name", but none of these. */
const provingFields: Record<Side, FieldName[]> = {
  front: ['idNumber', 'birthDate', 'sex'],
  back: ['validFrom', 'validTo'],
}
/** Proves a card too, when it is beyond doubt: a short word of a closed list is easily found in other text. */
const supportingField: Record<Side, FieldName> = { front: 'ethnicity', back: 'issuingAuthority' }

/** A number of another length is that of another card. */
const proves = (reading: FieldReading | undefined) =>
  reading !== undefined && reading.status !== 'missing' && !reading.evidence.includes('length-wrong')

function isNoCard({ fields }: SideRead, side: Side): boolean {
  return !provingFields[side].some((field) => proves(fields[field])) && fields[supportingField[side]]?.status !== 'ok'
}

/** How many of the fields that only a card has are beyond doubt. */
function proofs({ fields }: SideRead, side: Side): number {
  return provingFields[side].filter((field) => fields[field]?.status === 'ok').length
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
