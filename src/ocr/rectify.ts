import { warpQuad } from './homography.ts'
import { cardHeightPx, cardWidthPx } from './layout.ts'
import type { Quad, Rgb } from './raster.ts'

/** A third of the full size is enough to tell front from back and up from down. */
const thumbnailShare = 1 / 3

/** The card alone, flat, 1284 × 810 px. The quad's first side becomes the top. */
export function rectify(image: Rgb, quad: Quad): Rgb {
  return warpQuad(image, quad, cardWidthPx, cardHeightPx)
}

export function rectifySmall(image: Rgb, quad: Quad): Rgb {
  return warpQuad(image, quad, Math.round(cardWidthPx * thumbnailShare), Math.round(cardHeightPx * thumbnailShare))
}

/** The same corners, begun `quarters` corners later: the card turned by that many quarters. */
export function turnQuad(quad: Quad, quarters: number): Quad {
  return [0, 1, 2, 3].map((i) => quad[(i + quarters) % 4]) as unknown as Quad
}

/** How the card lies in the photo, clockwise, to the nearest quarter. */
export function rotationOf([topLeft, topRight]: Quad): 0 | 90 | 180 | 270 {
  const degrees = (Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]) * 180) / Math.PI
  return ((((Math.round(degrees / 90) * 90) % 360) + 360) % 360) as 0 | 90 | 180 | 270
}
