import type { Span } from '../ink.ts'
import type { Gray } from '../raster.ts'
import { cellImage, cutsOf } from './cells.ts'
import type { GlyphBook, Look } from './glyph-book.ts'

/** Where one character of a line stands, and how its print looks; no look where there is a name dot or a blank. */
export interface GlyphCell extends Span {
  dot: boolean
  look: Look | null
}

export interface Guess {
  character: string
  /** 0..1, how likely it is this one by its looks alone. */
  confidence: number
}

/**
 * Likelihood falls with this power of the distance, whatever the font and the blur: the power that foretold 1,000 rare and
 * usual name characters best (24–32 in each of three fonts alone).
 */
const steepness = 14
/** Nearer than this no print is: keeps a perfect picture from being believed beyond measure. */
const nearestPrint = 30
/** Past the first few no character is likely. */
const weighed = 8

/** Cells of a line cut into `count` characters, or into as many as its geometry makes likeliest; null when it cannot be. */
export function cellsOf(line: Gray, book: GlyphBook, dots: readonly Span[] = [], count?: number): GlyphCell[] | null {
  const cuts = cutsOf(line, dots)
  const cut = count === undefined ? [...cuts.values()].sort((a, b) => a.cost - b.cost)[0] : cuts.get(count)
  if (!cut) return null
  return cut.cells.map((cell) => {
    const dot = dots.includes(cell)
    return { ...cell, dot, look: dot ? null : book.look(cellImage(line, cell)) }
  })
}

/** Logarithm of how likely a character looks like this, up to a constant. */
export const likelihood = (distance: number): number => -steepness * Math.log(Math.max(nearestPrint, distance))

/** The likeliest characters of each cell by their looks alone, likeliest first. */
export function readGlyphs(cells: readonly GlyphCell[]): Guess[][] {
  return cells.map(({ look }) => {
    const near = look?.nearest(weighed) ?? []
    const best = near[0] ? likelihood(near[0].distance) : 0
    const parts = near.map(({ distance }) => Math.exp(likelihood(distance) - best))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    return near.map(({ character }, i) => ({ character, confidence: (parts[i] as number) / whole }))
  })
}

/**
 * Which of two characters the print at one place of a line is more alike: the logarithm of how many times likelier the
 * first is, so that 0 is undecided and 3 is twenty to one. Null when the line cannot be cut so, or the book lacks one.
 */
export function likelierOf(
  line: Gray,
  book: GlyphBook,
  place: { index: number; count: number },
  first: string,
  second: string,
): number | null {
  const look = cellsOf(line, book, [], place.count)?.[place.index]?.look
  const one = look?.distanceTo(first) ?? null
  const other = look?.distanceTo(second) ?? null
  return one === null || other === null ? null : likelihood(one) - likelihood(other)
}
