import type { SeenCharacter } from './fuse.ts'
import type { GlyphBook, Likeness } from './glyphs/glyph-book.ts'
import { cellsOf, type GlyphCell, likelihood } from './glyphs/read-glyphs.ts'
import { dotSpans } from './name-shape.ts'
import type { Gray } from './raster.ts'
import type { Word } from './verdict.ts'

/** What the picture of a name says by its looks, without any dictionary. */
export interface NameWitness {
  /** One for each character by the geometry of the print alone, dots included. */
  cells: readonly GlyphCell[]
}

/** What the witness says to one character, after hearing the readers too. */
export interface Weighed {
  /** The likeliest one. */
  character: string
  /** 0..1 */
  confidence: number
  /** How many of the three (two readers, the looks) have it by themselves. */
  voices: number
  /** Whether the looks alone have it first. */
  looksFirst: boolean
}

const dot = '·'
/**
 * Print that is farther than this from what it is taken for is too blurred or too strange to prove anything: blurred past
 * 3.5 px, 翀 looks like 肿. In upright fonts 98 of 100 characters on medium and hard photos are nearer, in brush-like ones 69.
 */
const unclear = 750
const unclearCap = 0.9
/** A character that no reader said is this much less likely, as a logarithm: rare ones are rare, and have many look-alikes. */
const unsaid = 2
/** What two readers agree on stays the proposal, unless another character is this likely: usual names are many. */
const overruling = 0.9
/** Past these no character is likely by its looks. */
const guesses = 8
/** A reader is never taken to be surer or less sure than this, whatever it says of itself. */
const leastError = 0.01
const mostError = 0.3
/** A misreading is one of a few look-alikes. */
const oneOfLookAlikes = 0.3

export function nameWitness(line: Gray, book: GlyphBook): NameWitness | null {
  const cells = cellsOf(line, book, dotSpans(line))
  return cells && { cells }
}

/**
 * Weighs each place of a name: how alike each character is, and what the readers said there. A reader that does not know
 * a character cannot have said it, so that its word is no evidence against that one: two readers may both take 翀 for 肿.
 * `words`: readings that may be longer or shorter than the print; what stands for no place in them says nothing.
 */
export function weighName({ cells }: NameWitness, words: readonly Word[]): Weighed[] {
  const near = cells.map(({ look }) => look?.nearest(guesses) ?? [])
  const said = words.map((word) => placed(word, cells, near))
  return cells.map((cell, i) => {
    const heard = said.flatMap((places, k) => {
      const own = places[i]
      return own ? [{ ...own, word: words[k] as Word }] : []
    })
    return cell.dot ? weighDot(words, heard) : weighPlace(cell, near[i] ?? [], heard)
  })
}

/** A dot is known by its shape; a reader that knows the dot and did not see it is against it. */
function weighDot(words: readonly Word[], heard: readonly Heard[]): Weighed {
  const judges = words.filter(({ knows }) => knows(dot))
  const seen = heard.filter(({ text, word }) => text === dot && judges.includes(word)).length
  return { character: dot, confidence: 1, voices: judges.length === 0 ? 2 : 1 + seen, looksFirst: true }
}

function weighPlace({ look }: GlyphCell, near: readonly Likeness[], heard: readonly Heard[]): Weighed {
  const nearest = near[0]
  const distances = new Map(near.map(({ character, distance }) => [character, distance]))
  for (const { text } of heard) {
    // What the book does not hold may look like anything, and is never proven.
    if (!distances.has(text)) distances.set(text, look?.distanceTo(text) ?? nearest?.distance ?? unclear)
  }
  const weights = [...distances].map(([character, distance]) => ({
    character,
    weight: heard.reduce(
      (sum, each) => sum + Math.log(chanceOf(each, character)),
      likelihood(distance) - (heard.some(({ text }) => text === character) ? 0 : unsaid),
    ),
  }))
  const most = Math.max(...weights.map(({ weight }) => weight))
  const whole = weights.reduce((sum, { weight }) => sum + Math.exp(weight - most), 0)
  const likely = weights.map(({ character, weight }) => ({ character, part: Math.exp(weight - most) / whole }))
  const likeliest = likely.reduce((one, each) => (each.part > one.part ? each : one), { character: '', part: 0 })
  const [first, second] = heard
  const agreed = second && first?.text === second.text ? likely.find(({ character }) => character === first.text) : null
  const best = agreed && likeliest.part < overruling ? agreed : likeliest
  const looksFirst = nearest?.character === best.character
  const clear = (look?.distanceTo(best.character) ?? Number.POSITIVE_INFINITY) < unclear
  return {
    character: best.character,
    confidence: Math.min(clear ? 1 : unclearCap, best.part),
    voices: heard.filter(({ text }) => text === best.character).length + (looksFirst ? 1 : 0),
    looksFirst,
  }
}

interface Heard extends SeenCharacter {
  word: Word
}

/** How likely a reader says what it said where `character` is printed. */
function chanceOf({ text, confidence, word }: Heard, character: string): number {
  const error = Math.min(mostError, Math.max(leastError, 1 - confidence))
  if (text === character) return 1 - error
  return word.knows(character) ? error * oneOfLookAlikes : oneOfLookAlikes
}

/** Which character of a word stands for which cell: by least edit distance, where a look-alike is nearly a match. */
function placed(
  word: Word,
  cells: readonly GlyphCell[],
  near: readonly { character: string }[][],
): (SeenCharacter | undefined)[] {
  const characters = word.characters
  const width = characters.length + 1
  const costs = new Float64Array((cells.length + 1) * width)
  const at = (i: number, j: number) => costs[i * width + j] as number
  const differ = (i: number, j: number) => {
    const text = characters[j]?.text ?? ''
    if (cells[i]?.dot || text === dot) return cells[i]?.dot && text === dot ? 0 : 2
    return near[i]?.some(({ character }) => character === text) ? 0 : 0.7
  }
  for (let i = 0; i <= cells.length; i++) {
    for (let j = 0; j < width; j++) {
      if (i === 0 || j === 0) costs[i * width + j] = i + j
      else {
        const matched = at(i - 1, j - 1) + differ(i - 1, j - 1)
        costs[i * width + j] = Math.min(matched, at(i - 1, j) + 1, at(i, j - 1) + 1)
      }
    }
  }
  const found: (SeenCharacter | undefined)[] = []
  let i = cells.length
  let j = characters.length
  while (i > 0 && j > 0) {
    if (at(i, j) === at(i - 1, j - 1) + differ(i - 1, j - 1)) found[--i] = characters[--j]
    else if (at(i, j) === at(i - 1, j) + 1) i--
    else j--
  }
  return found
}
