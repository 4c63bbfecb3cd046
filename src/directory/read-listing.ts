import { CsvFault, type CsvRow, readCsv } from '../kernel/csv.ts'
import { type Columns, type Known, type ListingTable, type Refusal, RowFault, type RowOf } from './listing.ts'

export interface ReadListing<R> {
  rows: R[]
  /** Rows in = rows taken + refused; each refused row is here once. */
  refusals: Refusal[]
}

/** A file of which no row can be read at all. */
export class ListingUnreadable extends Error {
  override name = 'ListingUnreadable'
}

/** Reads the bytes of a CSV file by its table. A row that is wrong is told and left out. Throws ListingUnreadable. */
export function readListing<C extends Columns, R>(
  table: ListingTable<C, R>,
  bytes: Uint8Array,
  known: Known,
): ReadListing<R> {
  const [header, ...body] = parse(bytes)
  if (header === undefined) throw new ListingUnreadable('the file is empty')
  const places = placesOf(table.columns, header)
  const rows: R[] = []
  const refusals: Refusal[] = []
  const lines = new Map<string, number>()
  for (const row of body) {
    try {
      if (row.fields.length !== header.fields.length) {
        throw new RowFault('', `has ${row.fields.length} fields, the heading ${header.fields.length}`)
      }
      const read = table.finish(readRow(table.columns, places, row, known))
      const identity = table.identity(read)
      const earlier = lines.get(identity)
      if (earlier !== undefined) throw new RowFault('', `is the same as line ${earlier}`)
      lines.set(identity, row.line)
      rows.push(read)
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      refusals.push({ line: row.line, column: error.column, why: error.message })
    }
  }
  return { rows, refusals }
}

function parse(bytes: Uint8Array): CsvRow[] {
  try {
    return readCsv(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    if (error instanceof CsvFault) throw new ListingUnreadable(error.message)
    if (error instanceof TypeError) throw new ListingUnreadable('the file is not UTF-8: save it as “CSV UTF-8”')
    throw error
  }
}

/** Where each column stands in the file. A heading that no column has is told too: a slip of a key loses a whole column. */
function placesOf(columns: Columns, { fields }: CsvRow): Map<string, number> {
  const headings = fields.map((heading) => heading.trim())
  const places = new Map<string, number>()
  for (const [name, { chinese }] of Object.entries(columns)) {
    const place = headings.findIndex((heading) => heading === name || heading === chinese)
    if (place >= 0) places.set(name, place)
  }
  const missing = Object.keys(columns).filter((name) => columns[name]?.needed && !places.has(name))
  const strange = headings.filter((_, place) => ![...places.values()].includes(place))
  if (missing.length > 0) throw new ListingUnreadable(`its heading has no column ${missing.join(', ')}`)
  if (strange.length > 0)
    throw new ListingUnreadable(`its heading has unknown or repeated columns ${strange.join(', ')}`)
  return places
}

function readRow<C extends Columns>(
  columns: C,
  places: Map<string, number>,
  { fields }: CsvRow,
  known: Known,
): RowOf<C> {
  const row: Record<string, unknown> = {}
  for (const [name, column] of Object.entries(columns)) {
    const text = (fields[places.get(name) ?? -1] ?? '').trim()
    if (text === '' && column.needed) throw new RowFault(name, 'is empty')
    try {
      row[name] = text === '' ? column.empty : column.read(text, known)
    } catch (error) {
      throw new RowFault(name, (error as Error).message)
    }
  }
  return row as RowOf<C>
}
