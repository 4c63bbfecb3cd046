import sharp from 'sharp'
import { cardHeightPx, cardWidthPx, pixelsPerMm } from '../../src/ocr/layout.ts'
import type { Rgb } from '../../src/ocr/raster.ts'
import { digitFamilies, textFamilies, useSpecimenFonts } from './fonts.ts'
import type { BackTruth, FrontTruth } from './people.ts'
import type { Random } from './random.ts'

/** How one card's print differs from the next one's: all in millimetres, or as a factor. */
interface Print {
  dx: number
  dy: number
  scale: number
  pitch: number
  family: string
  digits: string
  weight: number
  label: string
  ink: string
  size: number
  /** Width of a character against its height, 1 as drawn. */
  stretch: number
  random: Random
}

/** Draws the front, 1284 × 810 px, corners rounded by `cornerMaskOf`. */
export async function drawFront(truth: FrontTruth, random: Random): Promise<Rgb> {
  const print = newPrint(random)
  const [year, month, day] = truth.birthDate.split('-').map((part) => String(Number(part))) as [string, string, string]
  const lines = breakLines(truth.address, random.pick([10, 11, 11, 11]))
  const addressTop = random.between(26.6, 28.2)
  const parts = [
    label(print, '姓', 5.2, 9),
    label(print, '名', 9.4, 9),
    value(print, truth.name, 14.8, 9, random.between(3.6, 4.1)),
    label(print, '性', 5.2, 15.3),
    label(print, '别', 9.4, 15.3),
    value(print, truth.sex, 14.8, 15.3),
    label(print, '民', 24.4, 15.3),
    label(print, '族', 27.8, 15.3),
    value(print, truth.ethnicity, 32.6, 15.3),
    label(print, '出', 5.2, 21.3),
    label(print, '生', 9.4, 21.3),
    value(print, year, 14.8, 21.3),
    label(print, '年', 23.4, 21.3),
    value(print, month, month.length === 1 ? 28.6 : 27.8, 21.3),
    label(print, '月', 32.2, 21.3),
    value(print, day, day.length === 1 ? 37.2 : 36.4, 21.3),
    label(print, '日', 41, 21.3),
    label(print, '住', 5.2, addressTop),
    label(print, '址', 9.4, addressTop),
    ...lines.map((line, i) => value(print, line, 14.8, addressTop + i * print.pitch)),
    label(print, '公民身份号码', 5.2, 47.6, 0.35),
    digits(print, truth.idNumber, 28, 47.6),
    portraitOf(random),
    `<text x="${mm(59)}" y="${mm(31)}" font-size="${mm(8)}" fill="#b03030" fill-opacity="0.45" font-weight="700">样本</text>`,
    `<text x="${mm(72)}" y="${mm(6)}" font-size="${mm(2.6)}" fill="#b03030" fill-opacity="0.6">样本</text>`,
  ]
  return render(parts, print)
}

/** Draws the back. */
export async function drawBack(truth: BackTruth, random: Random): Promise<Rgb> {
  const print = newPrint(random)
  const dotted = (day: string) => (day === 'long-term' ? '长期' : day.replaceAll('-', '.'))
  const parts = [
    `<g transform="translate(${mm(13 + print.dx)} ${mm(14 + print.dy)})"><circle r="${mm(8)}" fill="#c8402e"/>
      <circle r="${mm(5.6)}" fill="#d9a441"/><circle r="${mm(3.6)}" fill="#c8402e"/>
      <path d="M${mm(-6)} ${mm(7)} L${mm(6)} ${mm(7)} L${mm(3)} ${mm(9.4)} L${mm(-3)} ${mm(9.4)}Z" fill="#c8402e"/></g>`,
    value(print, '中华人民共和国', 30, 11, 5, 1.9),
    value(print, '居民身份证', 30, 20, 6.6, 3.4),
    label(print, '签发机关', 18.5, 40.3),
    value(print, truth.issuingAuthority, 35, 40.3),
    label(print, '有效期限', 18.5, 46.6),
    value(print, `${dotted(truth.validFrom)}-${dotted(truth.validTo)}`, 35, 46.6),
    `<text x="${mm(70)}" y="${mm(31)}" font-size="${mm(4)}" fill="#b03030" fill-opacity="0.5">样本</text>`,
  ]
  return render(parts, print)
}

function newPrint(random: Random): Print {
  const family = random.pick(textFamilies)
  return {
    family,
    digits: random.pick(digitFamilies) ?? family,
    dx: random.between(-1.3, 1.3),
    dy: random.between(-0.8, 0.8),
    scale: random.between(0.985, 1.015),
    pitch: random.between(4.15, 5.1),
    weight: random.pick([300, 400, 500, 500, 600, 700]),
    label: random.pick(['#2f6db0', '#3a78b8', '#1f5c9c', '#4a86bf']),
    ink: random.pick(['#111111', '#1c1a1a', '#222222']),
    size: random.between(3.0, 3.35),
    stretch: random.between(0.92, 1.06),
    random,
  }
}

const mm = (length: number) => (length * pixelsPerMm).toFixed(1)

/** Text whose first character's ink begins near x and whose middle lies on y. */
function text(print: Print, words: string, x: number, y: number, size: number, spacing: number, fill: string): string {
  const left = (x + print.random.between(-0.15, 0.15)) * print.scale + print.dx
  const base = y * print.scale + print.dy + size * 0.38
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text transform="translate(${mm(left)} ${mm(base)}) scale(${print.stretch.toFixed(3)} 1)" font-size="${mm(size)}" letter-spacing="${mm(spacing)}" fill="${fill}" font-weight="${print.weight}">${escaped}</text>`
}

function label(print: Print, words: string, x: number, y: number, spacing = 0.3): string {
  return text(print, words, x, y, print.size * 0.86, spacing, print.label)
}

function value(print: Print, words: string, x: number, y: number, size = print.size, spacing = 0.35): string {
  return text(print, words, x, y, size, spacing, print.ink)
}

/** Advance of a digit in the widest face used, in ems. */
const digitWidth = 0.63

function digits(print: Print, number: string, x: number, y: number): string {
  const size = print.random.between(3.5, 3.9)
  // 18 digits fill what is left of the card's width, a millimetre or two short of its edge.
  const spacing = (print.random.between(50.5, 53.5) / print.scale / print.stretch - digitWidth * size * 18) / 17
  return `<g font-family="${print.digits}">${text(print, number, x, y, size, spacing, print.ink)}</g>`
}

function portraitOf(random: Random): string {
  const skin = random.pick(['#d8b49a', '#c99f82', '#e2c4ad'])
  const cloth = random.pick(['#3b4a63', '#5b3b3b', '#2f3f35', '#6a6a72'])
  return `<g transform="translate(${mm(68.5)} ${mm(25)})">
    <rect x="${mm(-10.5)}" y="${mm(-15.5)}" width="${mm(21)}" height="${mm(31)}" fill="#eef0f2" fill-opacity="0.85"/>
    <path d="M${mm(-10)} ${mm(15.5)} Q${mm(-9)} ${mm(6)} 0 ${mm(6)} Q${mm(9)} ${mm(6)} ${mm(10)} ${mm(15.5)}Z" fill="${cloth}"/>
    <ellipse cx="0" cy="${mm(-2)}" rx="${mm(6)}" ry="${mm(8)}" fill="${skin}"/>
    <path d="M${mm(-6.4)} ${mm(-3)} Q${mm(-7)} ${mm(-11)} 0 ${mm(-11)} Q${mm(7)} ${mm(-11)} ${mm(6.4)} ${mm(-3)} Q${mm(4)} ${mm(-7)} 0 ${mm(-7)} Q${mm(-4)} ${mm(-7)} ${mm(-6.4)} ${mm(-3)}Z" fill="#26201e"/>
  </g>`
}

/** A paper of pale waves, as security print is. */
function paperOf(random: Random): string {
  const tint = random.pick(['#e9f1f6', '#f3efe9', '#eef4ee'])
  const waves: string[] = []
  for (let i = 0; i < 34; i++) {
    const y = i * 1.7
    const hue = random.pick(['#bcd6e6', '#e6cfd4', '#cfe3d2'])
    const bend = random.between(-2.5, 2.5)
    waves.push(
      `<path d="M0 ${mm(y)} Q${mm(21)} ${mm(y + bend)} ${mm(43)} ${mm(y)} T${mm(86)} ${mm(y)}" stroke="${hue}" stroke-width="2" stroke-opacity="0.55" fill="none"/>`,
    )
  }
  return `<rect width="100%" height="100%" fill="${tint}"/>${waves.join('')}`
}

async function render(parts: string[], { family, random }: Print): Promise<Rgb> {
  useSpecimenFonts()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidthPx}" height="${cardHeightPx}" font-family="${family}">${paperOf(random)}${parts.join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

function breakLines(words: string, perLine: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of words) {
    const width = /[0-9A-Za-z]/.test(character) ? 0.55 : 1
    if (used + width > perLine) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += width
  }
  return [...lines, line]
}
