import { findEdges } from './edges.ts'
import { findRegions } from './find-regions.ts'
import { cornersOf } from './homography.ts'
import { findLines } from './hough.ts'
import { cardAspect } from './layout.ts'
import { type Candidate, scoreOf } from './quad-score.ts'
import { clockwise, distance, isPlausible } from './quad-shape.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'
import { fourSided, threeSided } from './straight-sides.ts'

/** Long side of the picture in which lines are sought: a side of the card is then 150–450 px, enough for 0.2°. */
const searchLongSide = 448
/** At this size a printed sheet is grey, and only large things have edges. */
const coarseLongSide = 224
const lineCount = 34
/** A frame whose own shape is this near to a card's may be nothing but the card. */
const wholeFrameAspect = 0.16
/** What a frame without visible sides counts: less than any seen card, more than noise. */
const wholeFrameScore = 0.5

/** Places of a card, best first, at most `count`, no two of them the same: four straight sides, or the frame itself. */
export function findCard(image: Rgb, count = 6): Candidate[] {
  const small = shrink(image, searchLongSide)
  const edges = findEdges(small)
  return [...placed(image, fourSided(findLines(edges, lineCount), edges), small.width, count), ...wholeFrame(image)]
}

/**
 * The second look, for photos in which the first found nothing sure: what stands out as one piece, straight sides at a scale
 * at which print and texture are gone, and cards of which one side is lost. Scored as the first.
 */
export function findCardAgain(image: Rgb, count = 6): Candidate[] {
  const small = shrink(image, searchLongSide)
  const edges = findEdges(small)
  const coarse = shrink(image, coarseLongSide)
  const coarseEdges = findEdges(coarse)
  const quads = [
    ...fourSided(findLines(coarseEdges, lineCount), coarseEdges).map(({ quad }) =>
      scaled(quad, small.width / coarse.width),
    ),
    ...findRegions(image).map((quad) => scaled(quad, small.width / image.width)),
  ]
  const whole = quads.flatMap((each) => {
    const quad = clockwise([...each])
    return quad && isPlausible(quad, edges) ? [{ quad, score: scoreOf(quad, edges) }] : []
  })
  const open = threeSided(findLines(edges, lineCount), edges)
  return [...placed(image, whole, small.width, count), ...placed(image, open, small.width, count)]
}

/** The best of the quads, moved to where the card's edges are in the full picture. */
function placed(image: Rgb, found: Candidate[], searchWidth: number, count: number): Candidate[] {
  const best = distinct(
    found.sort((a, b) => b.score - a.score),
    searchWidth * 0.05,
  ).slice(0, count)
  const scale = image.width / searchWidth
  return best.map(({ quad, score }) => ({ quad: refineQuad(image, scaled(quad, scale)), score }))
}

/** The same places in a picture `factor` times as large. */
function scaled(quad: Quad, factor: number): Quad {
  return quad.map(([x, y]): Point => [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5]) as unknown as Quad
}

/** The photo is the card itself, cut at its borders, or a scan of nothing else. */
function wholeFrame(image: Rgb): Candidate[] {
  const aspect = Math.max(image.width, image.height) / Math.min(image.width, image.height)
  if (Math.abs(Math.log(aspect / cardAspect)) > wholeFrameAspect) return []
  return [{ quad: cornersOf(image.width, image.height), score: wholeFrameScore }]
}

function distinct(sorted: Candidate[], apart: number): Candidate[] {
  const kept: Candidate[] = []
  for (const each of sorted) {
    const known = kept.some((other) => {
      const far = each.quad.map((p) => Math.min(...other.quad.map((q) => distance(p, q))))
      return Math.max(...far) < apart
    })
    if (!known) kept.push(each)
    if (kept.length >= 12) break
  }
  return kept
}
