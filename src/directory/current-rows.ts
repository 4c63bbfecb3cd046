import { Course } from '../../models/course.ts'
import { Institution } from '../../models/institution.ts'
import { ListingHead } from '../../models/listing-head.ts'
import { Vacancy } from '../../models/vacancy.ts'
import type { ListingKind } from './listing.ts'

export interface Rows {
  institutions: Institution
  jobs: Vacancy
  courses: Course
}

const readers: { [K in ListingKind]: (editionId: string) => Promise<Rows[K][]> } = {
  institutions: (editionId) => Institution.findAll({ where: { editionId }, raw: true }),
  jobs: (editionId) => Vacancy.findAll({ where: { editionId }, raw: true }),
  courses: (editionId) => Course.findAll({ where: { editionId }, raw: true }),
}

interface Shelf<K extends ListingKind> {
  editionId: string
  rows: Promise<Rows[K][]>
}

/**
 * The rows of the import in use. They are read once for each import and kept: a whole province's 26,000 institutions are
 * some 20 MB, sorting them by distance takes less time than the database would need to send them. Which import is in use
 * is asked every time, so that all processes follow a new one at once.
 */
export type Directory = <K extends ListingKind>(kind: K) => Promise<Rows[K][]>

export function openDirectory(): Directory {
  const shelves = new Map<ListingKind, Shelf<ListingKind>>()
  return async <K extends ListingKind>(kind: K) => {
    const head = await ListingHead.findByPk(kind, { raw: true })
    if (head === null) return []
    const shelf = shelves.get(kind)
    if (shelf?.editionId === head.currentId) return shelf.rows as Promise<Rows[K][]>
    const rows = readers[kind](head.currentId)
    shelves.set(kind, { editionId: head.currentId, rows })
    // What could not be read is asked for again by the next caller.
    rows.catch(() => shelves.delete(kind))
    return rows
  }
}
