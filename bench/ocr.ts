import { parseArgs } from 'node:util'
import { startCardProcess } from '../src/engines/card-program/card-process.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { createCardService } from '../src/ocr/card-service.ts'
import { makeSpecimen } from '../tools/specimens/specimen.ts'
import { levels } from '../tools/specimens/spoil.ts'
import { measureAccuracy } from './ocr/accuracy.ts'
import { measureMemory } from './ocr/memory.ts'
import { folderGroups, type Group, specimenGroup } from './ocr/photos.ts'
import { writeSheets } from './ocr/sheet.ts'
import { measureSpeed } from './ocr/speed.ts'

/**
 * How well and how fast cards are read: node bench/ocr.ts [--seed 9000] [--part accuracy|speed|memory], all parts if none is
 * named.
 *
 * accuracy [--n 100] [--level hard] [--side back] [--show] [--sheet var/bench-ocr]
 *   one table for each side and level: exactly right, said `ok`, said `ok` and wrong; county and town of the address as
 *   the tree of divisions reads them; pictures of what was misread. With --from FOLDER the same for photos of one's own
 *   with a truth.json, as `npm run specimens` writes it; no pictures are written
 * speed [--n 10]
 *   ratios within one run: against a bare tesseract.js, two programs against one, guidance
 * memory [--cards 500]
 *   the whole process tree of the service over many cards
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '9000' },
    part: { type: 'string' },
    n: { type: 'string' },
    level: { type: 'string' },
    side: { type: 'string' },
    show: { type: 'boolean', default: false },
    sheet: { type: 'string', default: 'var/bench-ocr' },
    from: { type: 'string' },
    cards: { type: 'string', default: '500' },
  },
})
const seed = Number(values.seed)

const part = values.part ?? (values.from === undefined ? null : 'accuracy')

if (part === null || part === 'accuracy') {
  await measureReading(values.from === undefined ? specimens() : folderGroups(values.from))
}
if (part === null || part === 'speed') await measureSpeed(seed, Number(values.n ?? 10))
if (part === null || part === 'memory') await measureMemory(seed, Number(values.cards))

function specimens(): Group[] {
  const sides = (['front', 'back'] as const).filter((side) => !values.side || values.side === side)
  const chosen = levels.filter((level) => !values.level || values.level === level)
  return sides.flatMap((side) => chosen.map((level) => specimenGroup(side, level, seed, Number(values.n ?? 100))))
}

async function measureReading(groups: readonly Group[]): Promise<void> {
  const service = createCardService({ start: startCardProcess, clock: runningClock(), deadlineMs: 60_000 })
  try {
    const start = performance.now()
    await service.recognise((await makeSpecimen({ seed: 1, level: 'light' })).jpeg)
    console.log(`first card ${Math.round(performance.now() - start)} ms after start; readers`, ...service.readers())
    for (const group of groups) {
      const misses = await measureAccuracy(service, group, values.show)
      // Photos of one's own may be of real cards: they are not copied.
      if (values.from === undefined) {
        for (const file of await writeSheets(misses, group.title, values.sheet)) console.log('misses:', file)
      }
    }
  } finally {
    await service.close()
  }
}
