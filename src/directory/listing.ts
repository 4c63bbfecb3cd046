import type { Divisions } from '../divisions/divisions.ts'
import type { Column } from './columns.ts'

export const listingKinds = ['institutions', 'jobs', 'courses'] as const
export type ListingKind = (typeof listingKinds)[number]

/** What is wrong with one row of a table; nothing of it is taken. */
export interface Refusal {
  /** Of the file, from 1; in a spreadsheet the number at the left. */
  line: number
  /** As the table calls it; '' when it is the row as a whole. */
  column: string
  why: string
}

/** Thrown while a row is read. */
export class RowFault extends Error {
  readonly column: string
  constructor(column: string, why: string) {
    super(why)
    this.name = 'RowFault'
    this.column = column
  }
}

export type Columns = Record<string, Column<unknown>>

export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never }

/** One kind of table: its columns and what a row becomes. */
export interface ListingTable<C extends Columns, R> {
  kind: ListingKind
  columns: C
  /** Throws RowFault for what no column can see alone. */
  finish(row: RowOf<C>): R
  /** Two rows with the same are the same thing twice. */
  identity(row: R): string
}

/** Only tells the types of a table to each other. */
export function listingTable<C extends Columns, R>(table: ListingTable<C, R>): ListingTable<C, R> {
  return table
}

/** What columns may ask while they read. */
export type Known = Pick<Divisions, 'get'>
