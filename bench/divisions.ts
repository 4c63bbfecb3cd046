/**
 * Measures the place: how fast, how right. `node bench/divisions.ts [--show]`
 * Addresses are invented from the tree itself: province to village, then a house number.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stemOf } from '../src/divisions/division-names.ts'
import { countiesOfYunnan, createDivisions, type Division } from '../src/divisions/divisions.ts'
import { openBoundaries } from '../src/engines/boundaries/open-boundaries.ts'
import { readTrialPackage } from '../src/engines/boundaries/trial-package.ts'
import { findByWalking } from '../test/divisions/bounded-shapes.ts'

const show = process.argv.includes('--show')
const print = (label: string, value: string) => process.stdout.write(`${label.padEnd(44)} ${value}\n`)

/** Reproducible randomness (mulberry32). */
function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = randomFrom(20240601)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

function timed<T>(label: string, work: () => T): T {
  const start = performance.now()
  const result = work()
  print(label, `${(performance.now() - start).toFixed(1)} ms`)
  return result
}

const divisions = timed('open the book', () => createDivisions())
timed('first search (makes its index)', () => divisions.search('呈贡'))
timed('first address (makes its lexicon)', () => divisions.parseAddress('云南省昆明市呈贡区'))
timed('first outer township', () => divisions.get('110101001'))

const folder = mkdtempSync(join(tmpdir(), 'boundaries-'))
const expectedCodes = countiesOfYunnan(divisions)
const started = performance.now()
await openBoundaries({ folder, expectedCodes })
print('boundaries: read, check, build, write', `${(performance.now() - started).toFixed(0)} ms (in a worker)`)
const loading = performance.now()
const index = await openBoundaries({ folder, expectedCodes })
print('boundaries: load the prepared file', `${(performance.now() - loading).toFixed(1)} ms`)
rmSync(folder, { recursive: true })

if (index) {
  const { features } = readTrialPackage(import.meta.url)
  const vertices = features.flatMap(({ parts }) => parts.flat(2))
  const points: [number, number][] = []
  while (points.length < 300_000) {
    const x = 97.5 + random() * 8.7
    const y = 21.1 + random() * 8.2
    if (index.find(x, y) !== undefined) points.push([x, y])
  }
  for (let round = 0; round < 2; round++) for (const [x, y] of points) index.find(x, y)
  const start = performance.now()
  for (const [x, y] of points) index.find(x, y)
  print('lookups inside Yunnan', `${((points.length / (performance.now() - start)) * 1000).toFixed(0)} /s`)
  const each: number[] = []
  for (const [x, y] of points) {
    const from = process.hrtime.bigint()
    index.find(x, y)
    each.push(Number(process.hrtime.bigint() - from))
  }
  each.sort((a, b) => a - b)
  print(
    'one lookup p50 / p99 (with the clock)',
    `${each[each.length >> 1]} / ${each[Math.floor(each.length * 0.99)]} ns`,
  )

  const dear = createDivisions({ boundaries: () => index })
  const some = points.slice(0, 20_000).map(([longitude, latitude]) => ({ longitude, latitude }))
  const resolving = performance.now()
  for (const point of some) dear.resolve({ ...point, coordType: 'gcj02', accuracy: 30 })
  print('resolve (with borders and paths)', `${((some.length / (performance.now() - resolving)) * 1000).toFixed(0)} /s`)
  const batching = performance.now()
  for (let i = 0; i < 20; i++) dear.resolveBatch('wgs84', some.slice(i * 1000, i * 1000 + 1000))
  print(
    'resolveBatch of 1,000, WGS-84',
    `${((some.length / (performance.now() - batching)) * 1000).toFixed(0)} points/s`,
  )

  const probes: [number, number][] = Array.from({ length: 20_000 }, (_, i) => {
    if (i % 2 === 0) return [97.4 + random() * 8.9, 21 + random() * 8.4]
    const [x, y] = pick(vertices)
    const spread = i % 4 === 1 ? 0 : 0.002
    return [x + (random() - 0.5) * spread, y + (random() - 0.5) * spread]
  })
  const bad = probes.filter(([x, y]) => index.find(x, y) !== findByWalking(features, x, y)).length
  print('disagreements with a walk over all edges', `${bad} of ${probes.length} (half on or near vertices)`)
}

interface Sample {
  text: string
  /** Where the division's part of the text begins and ends. */
  end: number
  code: string
}

const shortened = (name: string, level: Division['level']) => {
  const type = /自治(州|县)$/.exec(name)?.[1]
  return type === undefined ? name : stemOf(name, level) + type
}

function sample(): Sample {
  const county = pick(expectedCodes)
  const township = pick(divisions.children(county))
  const villages = divisions.children(township.code)
  const village = villages.length > 0 && random() < 0.6 ? pick(villages) : undefined
  const path = [...divisions.path(township.code), ...(village ? [village] : [])]
  const shape = random()
  const parts = path
    .filter(({ level }) => !(level === 'prefecture' && shape < 0.4) && !(level === 'province' && shape > 0.85))
    .map(({ name, level }: Division) => {
      if (level === 'village') return name.replace('村民委员会', '村委会').replace('社区居民委员会', '社区')
      return random() < 0.5 ? shortened(name, level) : name
    })
  const text = parts.join('')
  return { text: `${text}${1 + Math.floor(random() * 200)}号`, end: [...text].length, code: (village ?? township).code }
}

const wrongCharacters = [...'一三上下中平安新明石龙大长东西南北山水河村庄桥坝田沟坡营街场马牛羊红白青黄文武和光兴富永']

const damages: Record<string, (sample: Sample) => Sample> = {
  clean: (it) => it,
  'one wrong character': (it) => {
    const characters = [...it.text]
    const at = Math.floor(random() * it.end)
    characters[at] = pick(wrongCharacters.filter((character) => character !== characters[at]))
    return { ...it, text: characters.join('') }
  },
  'one lost character': (it) => {
    const characters = [...it.text]
    characters.splice(Math.floor(random() * it.end), 1)
    return { ...it, text: characters.join('') }
  },
}

for (const [name, damage] of Object.entries(damages)) {
  const tally = { right: 0, asked: 0, shallow: 0, wrong: 0, wrongCounty: 0 }
  const count = 1500
  const start = performance.now()
  for (let i = 0; i < count; i++) {
    const original = sample()
    const { text, code } = damage(original)
    const read = divisions.parseAddress(text)
    if (read.code === code) tally.right++
    else if (read.confidence === 'ambiguous' && read.alternatives.some((other) => code.startsWith(other.code)))
      tally.asked++
    else if (read.code === null || code.startsWith(read.code)) tally.shallow++
    else tally.wrong++
    const wrongCounty = read.code !== null && read.code.length >= 6 && read.code.slice(0, 6) !== code.slice(0, 6)
    if (wrongCounty) tally.wrongCounty++
    if (show && read.code !== code) {
      const path = divisions.fullName(read.code ?? '')
      process.stdout.write(
        `  ${name}: ${original.text} → ${text} → ${path} [${read.confidence}] ${read.alternatives.map((o) => divisions.fullName(o.code)).join(' ? ')}\n`,
      )
    }
  }
  const ms = (performance.now() - start) / count
  const percent = (n: number) => `${((100 * n) / count).toFixed(1)} %`
  print(
    `addresses, ${name}`,
    `right ${percent(tally.right)}, asked ${percent(tally.asked)}, stopped above ${percent(tally.shallow)}, wrong ${percent(tally.wrong)} (county ${percent(tally.wrongCounty)}); ${ms.toFixed(2)} ms each`,
  )
}
