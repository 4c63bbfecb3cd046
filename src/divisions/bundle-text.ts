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

/** Calls `visit` with every named line, in code order. */
export function rowsIn(text: string, visit: (row: BundleRow) => void): void {
  const codes = ['', '', '', '', '']
  for (const line of text.split('\n')) {
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

/** `字zì` a line. */
export function readingsIn(text: string): Map<string, string> {
  const readings = new Map<string, string>()
  for (const line of text.split('\n')) {
    const character = String.fromCodePoint(line.codePointAt(0) ?? 0)
    if (line !== '') readings.set(character, line.slice(character.length))
  }
  return readings
}

/** Tab-separated lines of former places. */
export function formerIn(text: string): FormerRow[] {
  return text
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
