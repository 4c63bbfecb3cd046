/** Pixels as the stages pass them on: plain bytes, row by row, no padding. */

/** 8-bit sRGB, three bytes a pixel. */
export interface Rgb {
  width: number
  height: number
  data: Uint8Array
}

/** 8-bit brightness, one byte a pixel. */
export interface Gray {
  width: number
  height: number
  data: Uint8Array
}

/** `[x, y]` in pixels, x to the right, y down; the centre of the first pixel is (0, 0). */
export type Point = readonly [x: number, y: number]

/** Corners clockwise, beginning at the top left one of the thing shown. */
export type Quad = readonly [Point, Point, Point, Point]

/** A box in pixels: left and top inside, right and bottom outside. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Shrinks so that the long side is at most `longSide`, each pixel the mean of those it covers. Never enlarges. */
export function shrink(image: Rgb, longSide: number): Rgb {
  const factor = Math.max(image.width, image.height) / longSide
  if (factor <= 1) return image
  const width = Math.max(1, Math.round(image.width / factor))
  const height = Math.max(1, Math.round(image.height / factor))
  const data = new Uint8Array(width * height * 3)
  const edgesX = Uint32Array.from({ length: width + 1 }, (_, i) => Math.round((i * image.width) / width))
  const edgesY = Uint32Array.from({ length: height + 1 }, (_, i) => Math.round((i * image.height) / height))
  const { data: source } = image
  for (let y = 0; y < height; y++) {
    const top = edgesY[y] as number
    const bottom = edgesY[y + 1] as number
    for (let x = 0; x < width; x++) {
      const left = edgesX[x] as number
      const right = edgesX[x + 1] as number
      let r = 0
      let g = 0
      let b = 0
      for (let sy = top; sy < bottom; sy++) {
        let at = (sy * image.width + left) * 3
        for (let sx = left; sx < right; sx++, at += 3) {
          r += source[at] as number
          g += source[at + 1] as number
          b += source[at + 2] as number
        }
      }
      const count = (bottom - top) * (right - left)
      const to = (y * width + x) * 3
      data[to] = r / count
      data[to + 1] = g / count
      data[to + 2] = b / count
    }
  }
  return { width, height, data }
}

/** Shrinks by a factor under 1; each pixel is the mean of what it covers, parts of pixels counted as parts. */
export function shrinkGray(image: Gray, factor: number): Gray {
  const width = Math.max(1, Math.round(image.width * factor))
  const height = Math.max(1, Math.round(image.height * factor))
  const across = new Float32Array(width * image.height)
  const stepX = image.width / width
  for (let x = 0; x < width; x++) {
    const shares = sharesOf(x * stepX, (x + 1) * stepX, image.width)
    for (let y = 0; y < image.height; y++) {
      let sum = 0
      for (const [from, share] of shares) sum += (image.data[y * image.width + from] as number) * share
      across[y * width + x] = sum
    }
  }
  const data = new Uint8Array(width * height)
  const stepY = image.height / height
  for (let y = 0; y < height; y++) {
    const shares = sharesOf(y * stepY, (y + 1) * stepY, image.height)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (const [from, share] of shares) sum += (across[from * width + x] as number) * share
      data[y * width + x] = sum + 0.5
    }
  }
  return { width, height, data }
}

/** Which pixels a stretch covers, and what part of the stretch each of them is. */
function sharesOf(from: number, to: number, length: number): [index: number, share: number][] {
  const shares: [number, number][] = []
  for (let i = Math.floor(from); i < Math.min(length, Math.ceil(to)); i++) {
    shares.push([i, (Math.min(to, i + 1) - Math.max(from, i)) / (to - from)])
  }
  return shares
}

/** The part of an image inside a box, which is first cut to the image. */
export function crop(image: Rgb, box: Box): Rgb {
  const { left, top, right, bottom } = clip(box, image)
  const width = right - left
  const height = bottom - top
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * image.width + left) * 3
    data.set(image.data.subarray(from, from + width * 3), y * width * 3)
  }
  return { width, height, data }
}

export function cropGray(image: Gray, box: Box): Gray {
  const { left, top, right, bottom } = clip(box, image)
  const width = right - left
  const height = bottom - top
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left
    data.set(image.data.subarray(from, from + width), y * width)
  }
  return { width, height, data }
}

/** Upside down. */
export function turnHalf(image: Rgb): Rgb {
  const data = new Uint8Array(image.data.length)
  const last = image.data.length - 3
  for (let from = 0; from <= last; from += 3) {
    const to = last - from
    data[to] = image.data[from] as number
    data[to + 1] = image.data[from + 1] as number
    data[to + 2] = image.data[from + 2] as number
  }
  return { width: image.width, height: image.height, data }
}

export function clip(box: Box, to: { width: number; height: number }): Box {
  const left = Math.min(Math.max(0, Math.round(box.left)), to.width - 1)
  const top = Math.min(Math.max(0, Math.round(box.top)), to.height - 1)
  return {
    left,
    top,
    right: Math.min(to.width, Math.max(left + 1, Math.round(box.right))),
    bottom: Math.min(to.height, Math.max(top + 1, Math.round(box.bottom))),
  }
}
