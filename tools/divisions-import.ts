/**
 * Takes a file of county boundaries into use, or returns to the one before. The service reads it at its next start; with
 * DATABASE_URL its audit tells of it.
 * `node tools/divisions-import.ts FILE --format tianditu --crs wgs84 --year 2024 --review-number 'GS(2024)0650号' --licence '…'`
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDivisionBook } from '../src/divisions/division-book.ts'
import { type ImportOrder, importBoundaries } from '../src/engines/boundaries/import/import-boundaries.ts'
import { formats } from '../src/engines/boundaries/import/raw-feature.ts'
import { ImportRefused } from '../src/engines/boundaries/import/refusal.ts'
import { type ImportManifest, rollBackImport } from '../src/engines/boundaries/imported-index.ts'

const usage = `usage: divisions-import FILE --format ${formats.join('|')} --crs wgs84|gcj02 --year YYYY
         --review-number 'GS(2024)0650号'|none --licence TEXT
         [--code-field NAME] [--source TEXT] [--without CODE,CODE] [--out var/boundaries]
       divisions-import --rollback [--out var/boundaries]
`
/** GS(2024)0650号, GS京(2022)1061号, 云S(2023)12号; brackets of either width. */
const reviewNumberForm = /^[\p{Script=Han}A-Z]{1,6}[(（]\d{4}[)）]\d{1,5}号?$/u
const options = {
  format: { type: 'string' },
  crs: { type: 'string' },
  'code-field': { type: 'string' },
  source: { type: 'string' },
  year: { type: 'string' },
  'review-number': { type: 'string' },
  licence: { type: 'string' },
  without: { type: 'string' },
  out: { type: 'string', default: join('var', 'boundaries') },
  rollback: { type: 'boolean', default: false },
} as const

/** What talks to databases is loaded only when there is one. */
async function recorded(
  action: 'boundaries.import' | 'boundaries.return',
  work: () => ImportManifest,
): Promise<ImportManifest> {
  const { DATABASE_URL } = process.env
  if (!DATABASE_URL) return work()
  const { recordImport } = await import('./divisions/record-import.ts')
  return recordImport(DATABASE_URL, action, work)
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.rollback) {
    const { source, dataVersion } = await recorded('boundaries.return', () => rollBackImport(values.out))
    process.stdout.write(`in use again from the next start: ${dataVersion} (${source})\n`)
    return
  }
  const [file, ...more] = positionals
  const { format, crs, year, licence } = values
  const known = formats.find((name) => name === format)
  const reviewNumber = values['review-number'] ?? ''
  const faults = [
    !file || more.length > 0 ? 'one FILE' : !existsSync(file) && `a FILE that exists (${file} does not)`,
    !known && `--format ${formats.join('|')}`,
    crs !== 'wgs84' && crs !== 'gcj02' && '--crs wgs84|gcj02',
    !/^(19|20)\d{2}$/.test(year ?? '') && '--year, four digits',
    reviewNumber !== 'none' && !reviewNumberForm.test(reviewNumber) && '--review-number as on the map, or none',
    !licence && '--licence, the terms under which the file is used',
  ].filter((fault) => fault !== false)
  if (faults.length > 0 || !file || !known || !licence) {
    throw new Error(`missing or wrong: ${faults.join('; ')}\n${usage}`)
  }
  const order: ImportOrder = {
    file,
    format: known,
    crs: crs as 'wgs84' | 'gcj02',
    codeField: values['code-field'],
    source: values.source,
    year: Number(year),
    reviewNumber: reviewNumber === 'none' ? null : reviewNumber,
    licence,
    without: values.without?.split(',').filter((code) => code !== '') ?? [],
    folder: values.out,
    book: openDivisionBook(),
    now: new Date(),
    tell: (stage) => void process.stderr.write(`${stage}\n`),
  }
  const manifest = await recorded('boundaries.import', () => importBoundaries(order))
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\nin use from the next start of the service\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  const spoken =
    error instanceof ImportRefused || !code?.startsWith('ERR_PARSE_ARGS') ? message : `${message}\n${usage}`
  process.stderr.write(`${spoken.trimEnd()}\n`)
  process.exitCode = 1
}
