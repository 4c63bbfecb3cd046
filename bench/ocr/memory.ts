import { existsSync } from 'node:fs'
import { levels } from '../../tools/specimens/spoil.ts'
import { specimenGroup } from './photos.ts'
import { type Resident, residentOf } from './process-tree.ts'
import { startService } from './started-service.ts'
import { percent } from './statistics.ts'

/** From here on growth is counted: by now every program has read some cards and the notices are spoken. */
const settledAfter = 50
const lookEvery = 10
const inFlight = 2
const photosPerLevel = 8

/** What the whole service holds in memory while it reads so many cards, two at a time. */
export async function measureMemory(seed: number, cards: number): Promise<void> {
  if (!existsSync('/proc/self/smaps_rollup')) return console.log('\nmemory: this system has no /proc/PID/smaps_rollup')
  const photos: Buffer[] = []
  for (const level of levels) {
    for await (const { jpeg } of specimenGroup('front', level, seed, photosPerLevel).photos()) photos.push(jpeg)
  }
  const service = await startService()
  try {
    const start = residentOf(service.pid)
    const seen = new Map<number, Resident>()
    let sent = 0
    let done = 0
    let answered = 0
    const lane = async () => {
      while (sent < cards) {
        if (await service.read(photos[sent++ % photos.length] as Buffer)) answered++
        if (++done % lookEvery === 0 || done === cards) seen.set(done, residentOf(service.pid))
      }
    }
    await Promise.all(Array.from({ length: inFlight }, lane))
    report(cards, answered, start, seen)
  } finally {
    await service.stop()
  }
}

/** A program that was just replaced is small: a mean over a hundred cards sees worn and fresh ones. */
const window = 100

function report(cards: number, answered: number, start: Resident, seen: ReadonlyMap<number, Resident>): void {
  const between = (from: number, to: number) =>
    [...seen].flatMap(([card, each]) => (card > from && card <= to ? [each] : []))
  const first = between(settledAfter, settledAfter + window)
  const last = between(Math.max(settledAfter, cards - window), cards)
  const all = [...seen.values()]
  const row = (of: (each: Resident) => number) => ({
    'when ready': megabytes(of(start)),
    [`cards ${settledAfter}–${settledAfter + window}`]: megabytes(mean(first.map(of))),
    [`last ${window}`]: megabytes(mean(last.map(of))),
    growth: percent(mean(last.map(of)) - mean(first.map(of)), mean(first.map(of))),
    most: megabytes(Math.max(...all.map(of))),
  })
  console.log(`\nmemory of the process tree over ${cards} cards, of which ${answered} were answered`)
  console.table({ 'sum of RSS': row(({ rss }) => rss), 'sum of PSS': row(({ pss }) => pss) })
}

const megabytes = (value: number) => `${Math.round(value)} MB`
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
