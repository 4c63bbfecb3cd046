import { CsvFault, readCsv } from '../../../kernel/csv.ts'
import type { RawFeature, RawFile } from './raw-feature.ts'
import { whereOf } from './raw-feature.ts'
import { ImportRefused } from './refusal.ts'

/** The depth of counties: 0 provinces, 1 prefectures, 2 counties. */
const countyDepth = '2'
/** The AreaCity table of shapes: `longitude latitude` with commas between, `~` between rings, `;` between parts. */
export function readAreacityCsv(text: string, codeField: string): RawFile {
  const [header = [], ...rows] = rowsOf(text)
  const column = (name: string) => header.indexOf(name)
  const missing = [codeField, 'deep', 'polygon'].filter((name) => column(name) < 0)
  if (missing.length > 0) {
    throw new ImportRefused([
      {
        where: 'the file',
        why: `its first line has no column ${missing.join(', ')}`,
        mend: `Give the table of shapes with its header (columns there: ${header.join(', ').slice(0, 200)})`,
      },
    ])
  }
  const features: (RawFeature & { parts: number[][][][] })[] = []
  let otherLevels = 0
  for (const [index, row] of rows.entries()) {
    if (row[column('deep')] !== countyDepth) {
      otherLevels++
      continue
    }
    const code = row[column(codeField)] || undefined
    const shape = row[column('polygon')] ?? ''
    const where = whereOf(index, code, row[column('name')])
    if (shape === '' || shape === 'EMPTY') features.push({ where, code, parts: [], fault: 'no-geometry' })
    else features.push({ where, code, parts: shape.split(';').map((part) => part.split('~').map(ringOf)) })
  }
  closeIfNoneIs(features.flatMap(({ parts }) => parts.flat()))
  return { features, otherLevels }
}

/** The format leaves open whether rings repeat their first point. Where none does they are closed here; where some do, an open one is a fault. */
function closeIfNoneIs(rings: number[][][]): void {
  const isClosed = (ring: number[][]) => String(ring[0]) === String(ring.at(-1))
  if (rings.some(isClosed)) return
  for (const ring of rings) if (ring[0]) ring.push([...ring[0]])
}

function ringOf(text: string): number[][] {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '')
  return pairs.map((pair) => pair.trim().split(/\s+/).map(Number))
}

function rowsOf(text: string): string[][] {
  try {
    return readCsv(text).map(({ fields }) => fields)
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error
    const why = 'a quotation mark stands where none may'
    throw new ImportRefused([{ where: `line ${error.line}`, why, mend: 'Give the CSV as it was published' }])
  }
}
