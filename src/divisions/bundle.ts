import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** One line of the bundle made by tools/divisions-build.ts. */
export interface BundleRow {
  code: string
  name: string
  /** `index:syllable` pairs where the name is not read by its characters' common readings. */
  readings: string
}

export interface FormerRow {
  code: string
  name: string
  /** Name of the prefecture at that time; '' for a prefecture. */
  prefecture: string
  /** First year, or null when it stood in 1981 already, the first year that is on record. */
  from: number | null
  to: number
  /** Codes that took its place, perhaps no longer today's. */
  successors: string[]
}

const digitsOfLevel = [2, 2, 2, 3, 3]

function text(folder: URL, file: string): string {
  return brotliDecompressSync(readFileSync(new URL(file, folder))).toString('utf8')
}

/** Calls `visit` with every named line, in code order. */
export function readRows(folder: URL, file: string, visit: (row: BundleRow) => void): void {
  const codes = ['', '', '', '', '']
  for (const line of text(folder, file).split('\n')) {
    if (line === '') continue
    const level = line.charCodeAt(0) - 48
    const end = 1 + (digitsOfLevel[level] as number)
    const code = (level === 0 ? '' : codes[level - 1]) + line.slice(1, end)
    codes[level] = code
    const tab = line.indexOf('\t', end + 1)
    const name = tab < 0 ? line.slice(end + 1) : line.slice(end + 1, tab)
    if (name !== '') visit({ code, name, readings: tab < 0 ? '' : line.slice(tab + 1) })
  }
}

export function readReadings(folder: URL): Map<string, string> {
  const readings = new Map<string, string>()
  for (const line of text(folder, 'readings.txt.br').split('\n')) {
    const character = String.fromCodePoint(line.codePointAt(0) ?? 0)
    if (line !== '') readings.set(character, line.slice(character.length))
  }
  return readings
}

export function readFormer(folder: URL): FormerRow[] {
  return readFileSync(new URL('former-yunnan.tsv', folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', prefecture = '', from = '', to = '', successors = ''] = line.split('\t')
      return {
        code,
        name,
        prefecture,
        from: from === '' ? null : Number(from),
        to: Number(to),
        successors: successors.split(';'),
      }
    })
}

export function readVersion(folder: URL): string {
  return (JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { version: string }).version
}
