import sharp from 'sharp'

/** A photo of nobody's card: grey paper on a dark table, stripes where print stands. Readers see ink but no words. */

const size = { width: 1400, height: 1000 }
const card = { left: 150, top: 150, pixelsPerMm: 12.8 }
const paper: Colour = [214, 216, 212]
const table: Colour = [74, 60, 48]
const ink: Colour = [36, 36, 38]
const blue: Colour = [60, 96, 150]
const cardMm = { width: 85.6, height: 54 }

type Colour = [number, number, number]

/** In millimetres from the card's top left corner: where a line begins, its letters, their height. */
const lines: { x: number; y: number; letters: number; mm: number; colour: Colour }[] = [
  ...[8, 14.5, 20.5, 27.5].map((y) => ({ x: 5.2, y, letters: 2, mm: 3, colour: blue })),
  { x: 14.8, y: 7.5, letters: 3, mm: 3.8, colour: ink },
  { x: 14.8, y: 14, letters: 1, mm: 3.4, colour: ink },
  { x: 32.6, y: 14, letters: 1, mm: 3.4, colour: ink },
  { x: 14.8, y: 20, letters: 4, mm: 3, colour: ink },
  { x: 14.8, y: 27, letters: 11, mm: 3.2, colour: ink },
  { x: 14.8, y: 31.8, letters: 8, mm: 3.2, colour: ink },
  { x: 5.2, y: 46, letters: 6, mm: 3, colour: blue },
  { x: 28, y: 45.6, letters: 18, mm: 2.8, colour: ink },
]

export function practiceCard(): Promise<Buffer> {
  const data = Buffer.alloc(size.width * size.height * 3)
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    for (let row = Math.round(y); row < y + height; row++) {
      for (let at = Math.round(x); at < x + width; at++) data.set(colour, (row * size.width + at) * 3)
    }
  }
  const onCard = (x: number, y: number, width: number, height: number, colour: Colour) =>
    fill(
      card.left + x * card.pixelsPerMm,
      card.top + y * card.pixelsPerMm,
      width * card.pixelsPerMm,
      height * card.pixelsPerMm,
      colour,
    )
  fill(0, 0, size.width, size.height, table)
  onCard(0, 0, cardMm.width, cardMm.height, paper)
  onCard(60, 14, 16, 24, ink)
  for (const { x, y, letters, mm, colour } of lines) {
    for (let letter = 0; letter < letters; letter++) {
      // Three strokes down and two across look enough like a character to be cut out and read.
      const left = x + letter * mm * 1.08
      for (const part of [0.05, 0.4, 0.78]) onCard(left + part * mm, y, 0.12 * mm, mm, colour)
      for (const part of [0.1, 0.7]) onCard(left, y + part * mm, 0.9 * mm, 0.12 * mm, colour)
    }
  }
  return sharp(data, { raw: { ...size, channels: 3 } })
    .jpeg()
    .toBuffer()
}
