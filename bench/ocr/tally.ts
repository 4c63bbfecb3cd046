import type { CardReading, FieldName, FieldStatus } from '../../src/ocr/types.ts'
import type { Photo } from './photos.ts'
import { type Places, placesOf } from './places.ts'
import { percent } from './statistics.ts'

interface Count {
  of: number
  exact: number
  ok: number
  wrongOk: number
}

/** A field that was not read as it is printed. */
export interface Wrong {
  field: FieldName
  truth: string
  read: string | null
  status: FieldStatus | 'no card'
}

/** What a group of photos was read as. */
export class Tally {
  found = 0
  rightSide = 0
  allExact = 0
  photos = 0
  readonly times: number[] = []
  readonly warnings: Record<string, number> = {}
  readonly #counts: Record<string, Count> = {}

  /** Counts one photo; returns its wrong fields. */
  add({ side, truth }: Photo, reading: CardReading | null): Wrong[] {
    this.photos++
    if (reading) {
      this.found++
      this.times.push(reading.timing.totalMs)
      if (reading.side === side) this.rightSide++
      for (const { code } of reading.warnings) this.warnings[code] = (this.warnings[code] ?? 0) + 1
    }
    const wrong: Wrong[] = []
    for (const [name, value] of Object.entries(truth)) {
      const field = name as FieldName
      const read = reading?.fields[field]
      const right = read?.value === value
      const count = this.#countOf(field)
      count.of++
      if (right) count.exact++
      else wrong.push({ field, truth: value, read: read?.value ?? null, status: read?.status ?? 'no card' })
      if (read?.status === 'ok') right ? count.ok++ : count.wrongOk++
    }
    if (truth.address) this.#addPlaces(placesOf(truth.address), placesOf(reading?.fields.address?.value ?? ''))
    if (wrong.length === 0) this.allExact++
    return wrong
  }

  #addPlaces(truth: Places, read: Places): void {
    for (const level of placeRows) {
      if (truth[level] === null) continue
      const count = this.#countOf(level)
      count.of++
      if (read[level] === truth[level]) count.exact++
    }
  }

  #countOf(row: string): Count {
    this.#counts[row] ??= { of: 0, exact: 0, ok: 0, wrongOk: 0 }
    return this.#counts[row]
  }

  /** Rows for console.table; the places of an address have no status of their own. */
  rows(): Record<string, Record<string, string | number>> {
    return Object.fromEntries(
      Object.entries(this.#counts).map(([row, { of, exact, ok, wrongOk }]) => [
        row,
        isPlace(row)
          ? { exact: percent(exact, of) }
          : { exact: percent(exact, of), ok: percent(ok, of), 'ok but wrong': wrongOk },
      ]),
    )
  }

  /** Share of all fields that were called `ok` and are wrong. */
  wrongOkShare(): string {
    const fields = Object.entries(this.#counts).flatMap(([row, count]) => (isPlace(row) ? [] : [count]))
    const sum = (of: (count: Count) => number) => fields.reduce((total, count) => total + of(count), 0)
    return percent(
      sum(({ wrongOk }) => wrongOk),
      sum(({ of }) => of),
    )
  }
}

const placeRows = ['county', 'town'] as const
const isPlace = (row: string) => placeRows.some((place) => place === row)
