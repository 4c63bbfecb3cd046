import { readFileSync } from 'node:fs'

const directoryStart = 12
const directoryEntry = 16
const firstSubtable = 4
const subtableEntry = 8
/** Groups of code points, 32 bits each: the format that reaches beyond U+FFFF. */
const segmentedCoverage = 12
const groupsStart = 16
const groupBytes = 12

/** The code points for which a TrueType font has a glyph. Throws when the font has no table of format 12. */
export function heldCharacters(file: string): number[] {
  const font = readFileSync(file)
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = directoryStart + i * directoryEntry
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue
    const cmap = font.subarray(font.readUInt32BE(entry + 8))
    for (let k = 0; k < cmap.readUInt16BE(2); k++) {
      const subtable = cmap.subarray(cmap.readUInt32BE(firstSubtable + k * subtableEntry + 4))
      if (subtable.readUInt16BE(0) === segmentedCoverage) return codePoints(subtable)
    }
  }
  throw new Error(`${file} has no character map of format ${segmentedCoverage}`)
}

function codePoints(subtable: Buffer): number[] {
  const found: number[] = []
  for (let i = 0; i < subtable.readUInt32BE(groupsStart - 4); i++) {
    const [from, to] = [0, 4].map((at) => subtable.readUInt32BE(groupsStart + i * groupBytes + at)) as [number, number]
    for (let code = from; code <= to; code++) found.push(code)
  }
  return found
}
