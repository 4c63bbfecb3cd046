/**
 * Makes data/ocr/glyphs.bin.br from open fonts: the same fonts give the same bytes. About 6 minutes.
 * `node tools/glyphs-build.ts`
 *
 * Every character that both Noto fonts hold is drawn in five cuts of three styles, worn as photos wear print, and looked
 * at (src/ocr/glyphs/features.ts). A part of them tells which directions of the features keep characters apart whatever
 * the print; the book keeps where each character lies in these. Format: src/ocr/glyphs/book-file.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { packBook } from '../src/ocr/glyphs/book-file.ts'
import { featureCount, featuresOf } from '../src/ocr/glyphs/features.ts'
import type { Gray } from '../src/ocr/raster.ts'
import { discriminant } from './glyphs/discriminant.ts'
import { drawGlyphs } from './glyphs/draw-glyphs.ts'
import { openTemplateFonts, type TemplateFont } from './glyphs/fonts.ts'
import { heldCharacters } from './glyphs/held-characters.ts'
import { rarityOf } from './glyphs/rarity.ts'
import { addSample, meanOf, newScatter } from './glyphs/scatter.ts'
import { wear, wornBy } from './glyphs/wear.ts'
import { randomFrom } from './specimens/random.ts'

/** 128 directions find 98 of 100 name characters in an unseen upright font on hard photos; 64 find 95, 200 no more. */
const dimensions = 128
/** Every so manieth character is a sample of how characters and prints differ, each cut worn this often, by any hardness. */
const sampleStep = 7
const samplesEach = 2
/** How hard the print is worn of which the book keeps the mean. */
const bookHardness = 0.5

const random = randomFrom(20)
const fonts = openTemplateFonts()
const held = new Map(fonts.map((font) => [font.file, new Set(heldCharacters(font.file))]))
const holds = ({ file }: TemplateFont, character: string) => held.get(file)?.has(character.codePointAt(0) as number)
const listed = [...new Set(fonts.flatMap(({ file }) => [...(held.get(file) ?? [])]))]
  .sort((a, b) => a - b)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\p{Script=Han}/u.test(character) && isUnified(character))
  .filter((character) => fonts.every((font) => font.style === 'kai' || holds(font, character)))
console.log(`${listed.length} characters`)

/** Each style's mean look of a character, and the samples of all cuts. */
const looks = listed.map(() => new Map<string, Float32Array[]>())
const samples = listed.map((): Float32Array[] => [])
for (const font of fonts) {
  const own = listed.flatMap((character, index) => (holds(font, character) ? [{ character, index }] : []))
  let next = 0
  for await (const glyph of drawGlyphs(
    own.map(({ character }) => character),
    font,
  )) {
    const { index } = own[next++] as { index: number }
    const look = featuresOfWorn(glyph, bookHardness)
    const style = looks[index] as Map<string, Float32Array[]>
    style.set(font.style, [...(style.get(font.style) ?? []), look])
    if (index % sampleStep !== 0) continue
    // A style with one cut counts as much as one with two.
    const repeats = fonts.filter(({ style }) => style === font.style).length === 1 ? 2 * samplesEach : samplesEach
    for (let i = 0; i < repeats; i++) samples[index]?.push(featuresOfWorn(glyph, random.between(0, 1)))
  }
  console.log(`${font.family} ${font.weight}: ${own.length}`)
}

const within = newScatter(featureCount)
const between = newScatter(featureCount)
const means = samples.flatMap((each) => (each.length > 0 ? [meanOf(each)] : []))
const mean = meanOf(means)
for (const each of samples) {
  if (each.length === 0) continue
  const own = meanOf(each)
  addSample(between, own, mean, 1 / means.length)
  for (const sample of each) addSample(within, sample, own, 1 / means.length / each.length)
}
const directions = discriminant(within, between, dimensions)

const coordinates = new Int8Array(listed.length * dimensions)
looks.forEach((styles, index) => {
  const look = meanOf([...styles.values()].map(meanOf))
  for (let row = 0; row < dimensions; row++) {
    let sum = 0
    for (let i = 0; i < featureCount; i++) {
      sum += (directions[row * featureCount + i] as number) * ((look[i] as number) - (mean[i] as number))
    }
    coordinates[index * dimensions + row] = Math.max(-127, Math.min(127, Math.round(sum)))
  }
})

const rarity = Uint8Array.from(listed, rarityOf)
const packed = packBook({ characters: listed, rarity, mean, directions, coordinates })
const file = brotliCompressSync(packed, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
})
const target = new URL('../data/ocr/', import.meta.url)
mkdirSync(target, { recursive: true })
writeFileSync(new URL('glyphs.bin.br', target), file)
console.log(`${packed.length} bytes, packed ${file.length}`)

function featuresOfWorn(glyph: Gray, hardness: number): Float32Array {
  const features = featuresOf(wear(glyph, wornBy(random, hardness), random))
  if (!features) throw new Error('a blank glyph')
  return features
}

/** No radicals and no doubles kept for other encodings: what looks the same must stand in the book once. */
function isUnified(character: string): boolean {
  const code = character.codePointAt(0) as number
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code < 0x2f800) ||
    code >= 0x30000
  )
}
