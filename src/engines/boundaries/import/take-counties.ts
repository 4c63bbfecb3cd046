import type { BoundaryFeature } from '../../../divisions/boundary/boundary-port.ts'
import type { DivisionBook } from '../../../divisions/division-book.ts'
import { countiesOfYunnan } from '../../../divisions/divisions.ts'
import type { ImportManifest } from '../imported-index.ts'
import { checkShape } from './check-shape.ts'
import { readCountyCode } from './county-codes.ts'
import type { RawFile } from './raw-feature.ts'
import { ImportRefused, type Refusal, type Refuse } from './refusal.ts'

export interface TakenCounties extends Pick<ImportManifest, 'counts' | 'renamed'> {
  /** One for each county of today. */
  features: BoundaryFeature[]
}

/** The counties of Yunnan under their codes of today; every feature of the file is accounted for. Throws ImportRefused. */
export function takeCounties(
  raw: RawFile,
  book: DivisionBook,
  codeField: string,
  without: readonly string[],
): TakenCounties {
  const refusals: Refusal[] = []
  const refuse: Refuse = (where, why, mend) => void refusals.push({ where, why, mend })
  const counties = new Map<string, BoundaryFeature & { codes: Set<string> }>()
  const renamed: Record<string, string> = {}
  let outsideYunnan = 0
  let merged = 0
  for (const feature of raw.features) {
    const reading = readCountyCode(book, feature.code, codeField)
    if (reading.kind === 'outside') outsideYunnan++
    if (reading.kind === 'refused') refuse(feature.where, reading.why, reading.mend)
    if (reading.kind !== 'county') continue
    const parts = checkShape(feature, refuse)
    const { code, written } = reading
    if (written !== code) renamed[written] = code
    const known = counties.get(code)
    if (known?.codes.has(written)) {
      refuse(feature.where, `${code} stands in the file twice`, 'Join its parts into one MultiPolygon, or take one out')
    } else if (known) {
      merged++
      known.codes.add(written)
      known.parts.push(...(parts ?? []))
    } else counties.set(code, { code, parts: parts ?? [], codes: new Set([written]) })
  }
  if (counties.size === 0 && refusals.length === 0) {
    const seen = [...new Set(raw.features.map(({ code }) => String(code)))].slice(0, 5)
    const why = `none of its ${raw.features.length} features is a county of Yunnan (${codeField}: ${seen.join(', ')})`
    refuse('the file', why, 'Name the field of the codes with --code-field, or give a file that holds Yunnan')
  } else checkPresence(counties, book, without, refuse)
  if (refusals.length > 0) throw new ImportRefused(refusals)

  const features = [...counties.values()].map(({ code, parts }) => ({ code, parts }))
  const { otherLevels } = raw
  const counts = {
    features: raw.features.length + otherLevels,
    counties: features.length,
    merged,
    outsideYunnan,
    otherLevels,
    parts: features.reduce((sum, { parts }) => sum + parts.length, 0),
    rings: features.reduce((sum, { parts }) => sum + parts.flat().length, 0),
    points: features.reduce((sum, { parts }) => sum + parts.flat(2).length, 0),
  }
  if (counts.features !== counts.counties + merged + outsideYunnan + otherLevels) {
    throw new Error(`features were lost while reading: ${JSON.stringify(counts)}`)
  }
  return { features, counts, renamed }
}

function checkPresence(
  counties: ReadonlyMap<string, unknown>,
  book: DivisionBook,
  without: readonly string[],
  refuse: Refuse,
): void {
  const expected = countiesOfYunnan(book)
  for (const code of expected) {
    if (counties.has(code) || without.includes(code)) continue
    const mend = `Give a file that holds it, or say --without ${code}: no position is then found there`
    refuse('the file', `${code} ${book.fullName(code)} is missing`, mend)
  }
  for (const code of without) {
    if (counties.has(code))
      refuse('the order', `--without names ${code}, which the file holds`, 'Leave it out of the order')
    else if (!expected.includes(code)) refuse('the order', `--without names ${code}, which is no county`, 'Correct it')
  }
}
