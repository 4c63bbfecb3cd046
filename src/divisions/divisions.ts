import type { AddressLexicon } from './address-lexicon.ts'
import { createAddressLexicon } from './address-lexicon.ts'
import type { BoundaryIndex, BoundaryManifest, CoordType } from './boundary/boundary-port.ts'
import { type Division, type DivisionBook, openDivisionBook } from './division-book.ts'
import { findIdPrefix, type IdPrefix } from './id-prefix.ts'
import { makeOfflineBundle, type OfflineBundle } from './offline-bundle.ts'
import { type ParsedAddress, parseAddress } from './parse-address.ts'
import { convert } from './position.ts'
import {
  type BatchItem,
  type Point,
  type Resolution,
  type ResolveInput,
  resolvePoint,
  resolvePoints,
} from './resolve.ts'
import { createSearch, type Found, type Search, type SearchOptions } from './search.ts'

export type { Division } from './division-book.ts'

/** The place: codes, names, addresses, positions. Nothing that is asked of it is written anywhere. */
export interface Divisions {
  /** Of the codes and names; an ETag for the tree. */
  version: string
  get(code: string): Division | undefined
  /** Province first, itself last; empty when the code does not exist. */
  path(code: string): readonly Division[]
  /** In code order; `children('')` are the provinces. */
  children(code: string): Division[]
  /** 云南省昆明市呈贡区吴家营街道; '' when the code does not exist. */
  fullName(code: string): string
  /** 呈贡区的吴家营街道 */
  spokenPath(code: string): string
  search(query: string, options?: SearchOptions): Found[]
  parseAddress(address: string): ParsedAddress
  idPrefix(prefix: string): IdPrefix | undefined
  /** Throws `coordinate.invalid|swapped|null_island|outside_coverage` and `divisions.no_boundaries`. */
  resolve(input: ResolveInput): Resolution
  /** Throws `divisions.no_boundaries`; a point's own fault is its item's `error`. */
  resolveBatch(coordType: CoordType, points: readonly Point[]): BatchItem[]
  /** A point that surely lies inside a county, not its seat; undefined for other divisions and without boundaries. */
  pointIn(county: string, coordType: CoordType): Point | undefined
  hasBoundaries(): boolean
  /** Whose boundaries are in use. */
  boundaryManifest(): BoundaryManifest | undefined
  /** All of Yunnan for a browser without a network; made when first asked for, within 2 s. */
  offline(): Promise<OfflineBundle>
}

export interface DivisionsOptions {
  book?: DivisionBook
  /** Asked at every call, so that boundaries may arrive after the service has started. */
  boundaries?: () => BoundaryIndex | undefined
}

export function createDivisions({
  book = openDivisionBook(),
  boundaries = () => undefined,
}: DivisionsOptions = {}): Divisions {
  let lexicon: AddressLexicon | undefined
  let search: Search | undefined
  let offline: Promise<OfflineBundle> | undefined
  return {
    version: book.version,
    get: book.get,
    path: book.path,
    children: book.children,
    fullName: book.fullName,
    spokenPath: book.spokenPath,
    search: (query, options) => {
      search ??= createSearch(book)
      return search(query, options)
    },
    parseAddress: (address) => {
      lexicon ??= createAddressLexicon(book)
      return parseAddress(book, lexicon, address)
    },
    idPrefix: (prefix) => findIdPrefix(book, prefix),
    resolve: (input) => resolvePoint(book, boundaries(), input),
    resolveBatch: (coordType, points) => resolvePoints(boundaries(), coordType, points),
    pointIn: (county, coordType) => {
      const index = boundaries()
      const inner = index?.inner(county)
      if (index === undefined || inner === undefined) return undefined
      const [longitude, latitude] = inner
      const [x, y] = convert({ longitude, latitude }, index.manifest.coordType, coordType)
      return { longitude: x, latitude: y }
    },
    hasBoundaries: () => boundaries() !== undefined,
    boundaryManifest: () => boundaries()?.manifest,
    offline: () => {
      offline ??= makeOfflineBundle()
      return offline
    },
  }
}

/** The codes of Yunnan's counties: what a source of boundaries has to hold. */
export function countiesOfYunnan(book: Pick<DivisionBook, 'children'>): string[] {
  return book.children('53').flatMap(({ code }) => book.children(code).map((county) => county.code))
}
