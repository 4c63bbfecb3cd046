import sharp from 'sharp'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { cardHeightPx, cardWidthPx } from '../../src/ocr/layout.ts'
import type { Rgb } from '../../src/ocr/raster.ts'
import { useSpecimenFonts } from '../../tools/specimens/fonts.ts'

/** Cards of the same size that are no ID card, and a page of text. All invented and marked 样本. */

export function bankCard(): Promise<Rgb> {
  const wave = Array.from({ length: 9 }, (_, i) => `<circle cx="980" cy="300" r="${80 + i * 70}"/>`).join('')
  return draw(
    '#1d4f8c',
    `<g fill="none" stroke="#3f78bd" stroke-width="5">${wave}</g>
    <rect x="110" y="270" width="170" height="130" rx="18" fill="#d8b65a"/>
    <path d="M110 335h170M195 270v130" stroke="#8a6d20" stroke-width="5"/>
    ${words('样本银行', 110, 150, 74, '#ffffff')}${words('样本', 1090, 150, 60, '#ff9c9c')}
    ${words('6222 0214 0211 2200 008', 110, 530, 84, '#f2f2f2')}${words('VALID THRU 08/29', 110, 620, 42, '#e8e8e8')}
    ${words('YANG BEN', 110, 730, 56, '#f2f2f2')}<circle cx="1040" cy="690" r="66" fill="#d8302f"/>
    <circle cx="1130" cy="690" r="66" fill="#f0a32c" fill-opacity="0.85"/>`,
  )
}

/** Pale as an ID card, with a portrait on the right and the holder's sound identity number in another place. */
export function socialSecurityCard(): Promise<Rgb> {
  const number = '53010219900307123'
  return draw(
    '#eaf2f6',
    `${words('样本省社会保障卡', 300, 110, 66, '#27507a')}<rect x="90" y="230" width="150" height="120" rx="14" fill="#d8b65a"/>
    ${words('姓名 样本人', 300, 270, 50)}${words(`社会保障号码 ${number}${checkDigitOf(number)}`, 300, 360, 50)}
    ${words('发卡日期 2019年6月', 300, 450, 50)}${words('卡号 A04417725', 300, 540, 50)}
    ${face(1030, 330)}${words('样本银行 6217 0038 0000 1234 567', 120, 740, 54)}`,
  )
}

export function drivingLicence(): Promise<Rgb> {
  const lines = ['证号 样本00417', '姓名 样本人  性别 男  国籍 中国', '住址 样本省样本市样本路一号', '准驾车型 C1']
  return draw(
    '#dfeee6',
    `${words('中华人民共和国机动车驾驶证', 200, 110, 60, '#222')}
    ${lines.map((line, i) => words(line, 90, 230 + i * 105, 50)).join('')}
    ${face(1080, 590)}${words('有效期限 2019-06-01 至 2025-06-01', 90, 760, 48)}${words('样本', 1050, 230, 70, '#c04040')}`,
  )
}

export async function pageOfText(): Promise<Buffer> {
  useSpecimenFonts()
  const line = '乡镇便民服务中心收到申请后应当在五个工作日内完成调查核实'
  const lines = Array.from({ length: 24 }, (_, i) => words(line.slice(i % 5), 90, 110 + i * 62, 40)).join('')
  return jpeg(1200, 1600, '#f4f3ee', `${words('样本公告 530102199003071234', 300, 60, 44)}${lines}`)
}

function words(text: string, x: number, y: number, size: number, fill = '#1c1c1c'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-weight="500">${text}</text>`
}

function face(x: number, y: number): string {
  return `<g transform="translate(${x} ${y})"><rect x="-150" y="-200" width="300" height="390" fill="#f4f5f7"/>
    <path d="M-140 190Q-120 70 0 70Q120 70 140 190Z" fill="#44506a"/><ellipse cy="-30" rx="84" ry="110" fill="#d8b49a"/>
    <path d="M-90 -40Q-96 -150 0 -150Q96 -150 90 -40Q50 -100 0 -100Q-50 -100 -90 -40Z" fill="#26201e"/></g>`
}

const sheet = (width: number, height: number, paper: string, parts: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans SC"><rect width="100%" height="100%" fill="${paper}"/>${parts}</svg>`

async function draw(paper: string, parts: string): Promise<Rgb> {
  useSpecimenFonts()
  const { data, info } = await sharp(Buffer.from(sheet(cardWidthPx, cardHeightPx, paper, parts)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

function jpeg(width: number, height: number, paper: string, parts: string): Promise<Buffer> {
  return sharp(Buffer.from(sheet(width, height, paper, parts)))
    .jpeg({ quality: 88 })
    .toBuffer()
}
