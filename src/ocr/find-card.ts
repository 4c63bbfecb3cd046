import { type Edges, findEdges } from './edges.ts'
import { findRegions } from './find-regions.ts'
import { cornersOf } from './homography.ts'
import { findLines } from './hough.ts'
import { cardAspect } from './layout.ts'
import { type LineTrack, trackOf } from './line-track.ts'
import { type Candidate, scoreOf } from './quad-score.ts'
import { clockwise, distance, isPlausible } from './quad-shape.ts'
import { type Point, type Quad, type Rgb, shrink } from './raster.ts'
import { refineQuad } from './refine-quad.ts'
import { borderLines, fourSided, threeSided } from './straight-sides.ts'

/** Long side of the picture in which lines are sought: a side of the card is then 150–450 px, enough for 0.2°. */
const searchLongSide = 448
/** At this size a printed sheet is grey, and only large things have edges. */
const coarseLongSide = 224
const lineCount = 34
/** Quads whose corners are all nearer than this part of the width are the same. */
const sameShare = 0.05
/** A frame whose own shape is this near to a card's may be nothing but the card. */
const wholeFrameAspect = 0.16
/** What a frame without visible sides counts: less than any seen card, more than noise. */
const wholeFrameScore = 0.5

/** Looks for a card in a picture; each look gives places, best first, no two of them the same. */
export interface CardSearch {
  /** Four straight sides, or the frame itself. */
  first(): Candidate[]
  /**
   * For pictures in which the first look found nothing sure: what stands out as one piece, straight sides at a scale at
   * which print and texture are gone, and cards of which one side is lost. Five times the work.
   */
  again(): Candidate[]
}

export function searchCard(image: Rgb, count = 6): CardSearch {
  const small = shrink(image, searchLongSide)
  const edges = findEdges(small)
  const lines = tracksIn(edges)
  return {
    first: () =>
      distinct(
        [...wholeFrame(image), ...placed(image, fourSided(lines, edges), small.width, count)],
        image.width * sameShare,
      ),
    again() {
      const coarse = shrink(small, coarseLongSide)
      const coarseEdges = findEdges(coarse)
      const factor = small.width / coarse.width
      const quads = [
        ...fourSided(
          findLines(coarseEdges, lineCount).map((line) => trackOf(line, coarseEdges)),
          coarseEdges,
        ).map(({ quad }) => quad),
        ...findRegions(coarse),
      ]
      const whole = quads.flatMap((each) => {
        const quad = clockwise([...scaled(each, factor)])
        return quad && isPlausible(quad, edges) ? [{ quad, score: scoreOf(quad, edges) }] : []
      })
      return [
        ...placed(image, whole, small.width, count),
        ...placed(image, threeSided(lines, edges), small.width, count),
      ]
    },
  }
}

function tracksIn(edges: Edges): LineTrack[] {
  return [...findLines(edges, lineCount), ...borderLines(edges)].map((line) => trackOf(line, edges))
}

/** The best of the quads, moved to where the card's edges are in the full picture. */
function placed(image: Rgb, found: Candidate[], searchWidth: number, count: number): Candidate[] {
  const best = distinct(
    found.sort((a, b) => b.score - a.score),
    searchWidth * sameShare,
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
