import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { openBoundaryIndex } from '../../../divisions/boundary/boundary-index.ts'
import { buildGrid } from '../../../divisions/boundary/build-grid.ts'
import { readGrid, writeGrid } from '../../../divisions/boundary/grid-file.ts'
import type { DivisionBook } from '../../../divisions/division-book.ts'
import { type ImportManifest, keepImport } from '../imported-index.ts'
import { readAreacityCsv } from './areacity-csv.ts'
import { readFeatureCollection } from './feature-collection.ts'
import type { BoundaryFormat } from './raw-feature.ts'
import { ImportRefused, type Refusal } from './refusal.ts'
import { type CountySeams, sampleSeams } from './sample-seams.ts'
import { takeCounties } from './take-counties.ts'

export interface ImportOrder {
  file: string
  format: BoundaryFormat
  /** As whoever gives out the file says; it cannot be seen from the points. */
  crs: 'wgs84' | 'gcj02'
  /** The property or column that holds the county's code; by default the one that the format is known for. */
  codeField?: string | undefined
  /** Who drew it; the file's name when nothing is said. */
  source?: string | undefined
  /** The year whose counties it shows. */
  year: number
  /** 审图号; null for data that carries none, which is then told to be for trial. */
  reviewNumber: string | null
  licence: string
  /** Codes of counties that are known to be missing. */
  without?: readonly string[]
  /** Such as var/boundaries. */
  folder: string
  book: DivisionBook
  now: Date
  /** Hears what is done next. */
  tell?: (stage: string) => void
}

const codeFields: Record<BoundaryFormat, string> = {
  geojson: 'code',
  tianditu: 'gb',
  datav: 'adcode',
  'areacity-csv': 'id',
}
/** The national map service publishes in CGCS2000 (WGS-84 to within centimetres); the two others copy AMap. */
const systemOf: Partial<Record<BoundaryFormat, 'wgs84' | 'gcj02'>> = {
  tianditu: 'wgs84',
  datav: 'gcj02',
  'areacity-csv': 'gcj02',
}
/**
 * More of a county's points claimed by another, or more of its border beside nobody's land, is a county drawn twice,
 * lost or shifted. In the one whole drawing of Yunnan that could be measured the worst county has 0 and 1.7 %; one that
 * is shifted as by WGS-84 taken for GCJ-02 has 1.8 and 50 %.
 */
const largestShare = { overlaps: 0.01, gaps: 0.1 }

/** Reads, checks, builds and switches to a file of county boundaries. Throws ImportRefused, with everything that is wrong, before anything is written. */
export function importBoundaries(order: ImportOrder): ImportManifest {
  const { file, format, crs, book, folder, now, tell = () => undefined } = order
  const codeField = order.codeField ?? codeFields[format]
  const system = systemOf[format]
  if (system !== undefined && system !== crs) {
    throw new ImportRefused([
      { where: 'the order', why: `${format} files are in ${system}, not in ${crs}`, mend: `Say --crs ${system}` },
    ])
  }
  tell('reading the file')
  const bytes = readFileSync(file)
  const text = bytes.toString('utf8')
  const raw = format === 'areacity-csv' ? readAreacityCsv(text, codeField) : readFeatureCollection(text, codeField)
  tell('checking each county')
  const taken = takeCounties(raw, book, codeField, order.without ?? [])

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const base = {
    source: order.source ?? basename(file),
    reviewNumber: order.reviewNumber,
    dataVersion: `${order.year}-${sha256.slice(0, 8)}-${stamp}`,
    coordType: crs,
  }
  tell('building the index')
  const index = writeGrid(buildGrid(taken.features, base))
  // What is sampled is what was written, read back.
  const grid = readGrid(index)
  if (grid?.header.codes.length !== taken.features.length)
    throw new Error('counties were lost while building the index')
  tell('looking at the borders between counties')
  const seams = sampleSeams(taken.features, openBoundaryIndex(grid))
  checkSeams(seams)
  const manifest: ImportManifest = {
    ...base,
    format,
    licence: order.licence,
    year: order.year,
    importedAt: now.toISOString(),
    file: { name: basename(file), bytes: bytes.length, sha256 },
    index: { bytes: index.length, sha256: createHash('sha256').update(index).digest('hex') },
    counts: taken.counts,
    renamed: taken.renamed,
    without: [...(order.without ?? [])],
    overlaps: sumOf(seams, 'overlaps'),
    gaps: sumOf(seams, 'gaps'),
  }
  keepImport(folder, index, manifest)
  return manifest
}

function checkSeams(seams: readonly CountySeams[]): void {
  const refusals: Refusal[] = []
  for (const county of seams) {
    for (const kind of ['overlaps', 'gaps'] as const) {
      const { sampled, found, example } = county[kind]
      if (!example || found <= sampled * largestShare[kind]) continue
      const share = `${((100 * found) / sampled).toFixed(1)} % of ${sampled} points`
      refusals.push({
        where: `${example.codes.join(' and ')} near ${example.longitude.toFixed(5)}, ${example.latitude.toFixed(5)}`,
        why: kind === 'overlaps' ? `the counties overlap (${share})` : `its border leaves a gap (${share})`,
        mend: 'Look at the drawing there: a county may be drawn twice, lost, or in another system of coordinates',
      })
    }
  }
  if (refusals.length > 0) throw new ImportRefused(refusals)
}

function sumOf(seams: readonly CountySeams[], kind: 'overlaps' | 'gaps') {
  const sum = (of: 'sampled' | 'found') => seams.reduce((total, county) => total + county[kind][of], 0)
  return { sampled: sum('sampled'), found: sum('found') }
}
