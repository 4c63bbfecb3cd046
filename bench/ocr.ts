import { parseArgs } from 'node:util'
import { startCardProcess } from '../src/engines/card-program/card-process.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { createCardService } from '../src/ocr/card-service.ts'
import type { CardReading, FieldName, Side } from '../src/ocr/types.ts'
import { makeSpecimen, type Specimen } from '../tools/specimens/specimen.ts'
import { type Level, levels } from '../tools/specimens/spoil.ts'

/**
 * How well cards are read: node bench/ocr.ts --seed 9000 --n 40 [--level hard] [--side back] [--show]
 * One row a field: exactly right, said `ok`, said `ok` and wrong. The last column of a level is time in the card program.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '9000' },
    n: { type: 'string', default: '40' },
    level: { type: 'string' },
    side: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})
const service = createCardService({ start: startCardProcess, clock: runningClock(), deadlineMs: 60_000 })
try {
  console.log('first card', await firstCard(), 'ms after start; readers', service.readers().join(', '))
  for (const side of ['front', 'back'] as const) {
    if (values.side && values.side !== side) continue
    for (const level of levels) if (!values.level || values.level === level) await measureLevel(side, level)
  }
} finally {
  await service.close()
}

/** Start-up and the first reading together: nobody should be the one who waits for models to load. */
async function firstCard(): Promise<number> {
  const start = performance.now()
  await service.recognise((await makeSpecimen({ seed: 1, level: 'light' })).jpeg)
  return Math.round(performance.now() - start)
}

async function measureLevel(side: Side, level: Level): Promise<void> {
  const n = Number(values.n)
  const tally: Record<string, { exact: number; ok: number; wrongOk: number }> = {}
  const warned: Record<string, number> = {}
  const times: number[] = []
  // Other people at every level: the same hard name must not count three times.
  const firstSeed = Number(values.seed) + 100_000 * levels.indexOf(level)
  let found = 0
  let upright = 0
  let allExact = 0
  for (let i = 0; i < n; i++) {
    const specimen = await makeSpecimen({ seed: firstSeed + i, level, side })
    const reading = await service.recognise(specimen.jpeg).catch(() => null)
    if (reading) {
      found++
      times.push(reading.timing.totalMs)
      if (reading.side === side) upright++
      for (const { code } of reading.warnings) warned[code] = (warned[code] ?? 0) + 1
    }
    if (count(specimen, reading, tally, i)) allExact++
  }
  const percent = (part: number) => `${((100 * part) / n).toFixed(1)} %`
  times.sort((a, b) => a - b)
  console.log(
    `\n${side} ${level}: found ${percent(found)}, side ${percent(upright)}, all exact ${percent(allExact)}, p50 ${times[times.length >> 1]} ms, p95 ${times[Math.floor(times.length * 0.95)]} ms`,
  )
  console.table(
    Object.fromEntries(
      Object.entries(tally).map(([field, { exact, ok, wrongOk }]) => [
        field,
        { exact: percent(exact), ok: percent(ok), 'ok but wrong': wrongOk },
      ]),
    ),
  )
  console.log('warnings', warned)
}

function count(
  { truth }: Specimen,
  reading: CardReading | null,
  tally: Record<string, { exact: number; ok: number; wrongOk: number }>,
  index: number,
): boolean {
  let all = true
  for (const [field, expected] of Object.entries(truth)) {
    tally[field] ??= { exact: 0, ok: 0, wrongOk: 0 }
    const entry = tally[field]
    const read = reading?.fields[field as FieldName]
    const right = read?.value === expected
    if (right) entry.exact++
    else all = false
    if (read?.status === 'ok') right ? entry.ok++ : entry.wrongOk++
    if (!right && values.show) console.log(index, field, expected, '→', read?.value ?? null, read?.status ?? 'no card')
  }
  return all
}
