import { type CardCells, cellBox } from './card-cells.ts'
import { emblem, portrait } from './layout.ts'
import type { Side } from './types.ts'

/** A face and the red of the emblem are at least twice this far from grey, noise in the dark at most half. */
const colourful = 0.13
/** Part of the picture that has colour: 0.2 and more on cards of every level, under 0.004 on their grey copies. */
const copyLimit = 0.05
/** A face under a reflection has no colour either: a picture this far burnt out says nothing, unless all paper is. */
const leastSeen = 0.95
const leastSeenInSun = 0.4
const burntOut = 245
const sunlitPaper = 235
const pictures = { front: portrait, back: emblem } as const

/** A black-and-white copy: no colour in the portrait or the emblem, once the lamp's own is taken off. */
export function isGreyCopy(cells: CardCells, side: Side): boolean {
  const { columns, chroma, paper } = cells
  const { left, top, right, bottom } = cellBox(cells, pictures[side])
  let coloured = 0
  let seen = 0
  let all = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const i = y * columns + x
      // A reflection takes the colour away with the rest.
      all++
      if ((paper[i] as number) > burntOut) continue
      seen++
      if ((chroma[i] as number) > colourful) coloured++
    }
  }
  const enough = (paper.toSorted()[paper.length >> 1] as number) >= sunlitPaper ? leastSeenInSun : leastSeen
  return seen > enough * all && coloured / seen < copyLimit
}
