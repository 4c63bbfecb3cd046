import { ethnicities, ethnicityAlphabet } from './ethnicities.ts'
import type { BackPieces } from './fields-back.ts'
import type { FrontPieces } from './fields-front.ts'
import type { SeenCharacter } from './fuse.ts'
import type { GlyphBook } from './glyphs/glyph-book.ts'
import { type NameShape, nameShape } from './name-shape.ts'
import { type NameWitness, nameWitness } from './name-witness.ts'
import { lineImage } from './normalise.ts'
import type { Piece } from './piece.ts'
import type { Line, LineText, Reader } from './ports.ts'

/** What one reader saw in one field. */
export interface Seen {
  reader: string
  text: string
  confidence: number
  /** One entry per character of `text`; fewer when not all are known. */
  characters: SeenCharacter[]
  /** Chosen from the list of all that can stand there, not read freely. */
  listed?: boolean
  /** Is the character in the reader's dictionary? */
  knows(character: string): boolean
}

export interface FrontSeen {
  name: Seen[]
  nameShape: NameShape
  /** How the name looks, without any dictionary; null without a book of glyphs. */
  nameWitness: NameWitness | null
  sex: Seen[]
  ethnicity: Seen[]
  /** Digits of year, month and day, `1990-3-7`. */
  birthDate: Seen[]
  address: Seen[]
  /** Fields in whose print nothing is missing, as far as its shape tells: what is lost, both readers miss alike. */
  whole: { name: boolean; address: boolean }
  idNumber: Seen[]
}

export interface BackSeen {
  issuingAuthority: Seen[]
  period: Seen[]
}

const digits = '0123456789'

export async function readFront(
  pieces: FrontPieces,
  readers: readonly Reader[],
  glyphs: GlyphBook | null,
): Promise<FrontSeen> {
  const [name, sex, ethnicity, birthDate, address, idNumber] = await Promise.all([
    readAll(readers, pieces.name ? [pieces.name] : [], { kind: 'chinese' }),
    readAll(readers, pieces.sex ? [pieces.sex] : [], { kind: 'chinese', alphabet: '男女' }),
    readEthnicity(pieces.ethnicity, readers),
    readBirth(pieces, readers),
    readAll(readers, pieces.address, { kind: 'chinese' }),
    readAll(readers, pieces.idNumber ? [pieces.idNumber] : [], { kind: 'digits', alphabet: `${digits}X` }),
  ])
  const shape = pieces.name ? nameShape(pieces.name.image) : { dots: [], wide: 0 }
  const witness = pieces.name && glyphs ? nameWitness(pieces.name.image, glyphs) : null
  return {
    name,
    nameShape: shape,
    nameWitness: witness,
    whole: pieces.whole,
    sex,
    ethnicity,
    birthDate,
    address,
    idNumber,
  }
}

export async function readBack(pieces: BackPieces, readers: readonly Reader[]): Promise<BackSeen> {
  const period = pieces.period ? [pieces.period] : []
  const [issuingAuthority, words, numbers] = await Promise.all([
    readAll(readers, pieces.issuingAuthority ? [pieces.issuingAuthority] : [], { kind: 'chinese' }),
    readAll(readers, period, { kind: 'chinese' }),
    readAll(readers, period, { kind: 'digits', alphabet: `${digits}.-` }),
  ])
  // Digits are read best by the digits model, but only the words model can say 长期.
  return { issuingAuthority, period: [...numbers, ...words] }
}

/**
 * The ethnicity is read freely first: a reader that may choose from the list alone would always find it there. Where all
 * have seen the same group, nothing is left to choose.
 */
async function readEthnicity(piece: Piece | null, readers: readonly Reader[]): Promise<Seen[]> {
  if (!piece) return []
  const free = await readAll(readers, [piece], { kind: 'chinese' })
  const [first] = free
  if (first && free.length > 1 && ethnicities.includes(first.text) && free.every(({ text }) => text === first.text))
    return free
  const choices = { alphabet: ethnicityAlphabet, choices: ethnicitiesAsWide(piece) }
  const listed = await readAll(readers, [piece], { kind: 'chinese', ...choices })
  return [...free, ...listed.map((seen) => ({ ...seen, listed: true }))]
}

/** Advance of a character, in heights of its line; print that is wide or narrow stays within the tolerance. */
const advance = 1.06
const widthTolerance = 0.6

function ethnicitiesAsWide({ image }: Piece): readonly string[] {
  const wide = image.width / image.height
  const fitting = ethnicities.filter((name) => Math.abs([...name].length * advance - wide) < widthTolerance)
  return fitting.length > 0 ? fitting : ethnicities
}

async function readBirth({ birth }: FrontPieces, readers: readonly Reader[]): Promise<Seen[]> {
  if (birth.length === 3) return readAll(readers, birth, { kind: 'digits', alphabet: digits }, '-')
  const whole = await readAll(readers, birth, { kind: 'chinese', alphabet: `${digits}年月日` })
  return whole.map((seen) => ({ ...seen, text: seen.text.replace(/日.*$/, '').replace(/[年月]/g, '-') }))
}

/** Every reader reads every piece; the pieces of one reader are joined in order. */
async function readAll(
  readers: readonly Reader[],
  pieces: Piece[],
  how: Omit<Line, 'image' | 'print'>,
  joint = '',
): Promise<Seen[]> {
  if (pieces.length === 0) return []
  const lines = pieces.map((piece): Line => ({ ...how, image: lineImage(piece.image), print: piece.image }))
  const seen = await Promise.all(
    readers.map(async (reader) => {
      const texts = await Promise.all(lines.map((line) => reader.read(line)))
      return { reader: reader.name, knows: reader.knows, ...joined(texts, joint) }
    }),
  )
  for (const line of lines) line.image.data.fill(0)
  return seen
}

function joined(texts: LineText[], joint: string): Pick<Seen, 'text' | 'confidence' | 'characters'> {
  const read = texts.filter(({ text }) => text !== '')
  return {
    text: texts.map(({ text }) => text).join(joint),
    confidence: read.length ? Math.min(...read.map(({ confidence }) => confidence)) : 0,
    characters: texts.flatMap(({ characters }) => characters),
  }
}
