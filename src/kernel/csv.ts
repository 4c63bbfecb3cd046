/** The fields of one line of a CSV file. */
export interface CsvRow {
  /** Where it begins in the file, from 1. */
  line: number
  fields: string[]
}

/** A quotation mark where none may stand; `line` as in `CsvRow`. */
export class CsvFault extends Error {
  readonly line: number
  constructor(line: number) {
    super(`line ${line}: a quotation mark stands where none may`)
    this.name = 'CsvFault'
    this.line = line
  }
}

const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
const lineEnds = /\r\n|\n|\r/g

/**
 * RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. A byte order mark is passed over, empty lines
 * are left out. Throws CsvFault.
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let row: string[] = []
  let line = 1
  let begun = 1
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    field.lastIndex = at
    const match = field.exec(text)
    if (!match) throw new CsvFault(line)
    at = field.lastIndex
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    line += match[0].match(lineEnds)?.length ?? 0
    if (match[3] === ',' && at < text.length) continue
    if (match[3] === ',') row.push('')
    if (row.length > 1 || row[0] !== '') rows.push({ line: begun, fields: row })
    row = []
    begun = line
  }
  return rows
}
