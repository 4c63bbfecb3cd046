import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeSpecimen } from './specimens/specimen.ts'
import { type Level, levels } from './specimens/spoil.ts'

/** Writes specimen photos and truth.json: node tools/specimens.ts --seed 1 --n 40 --level light --side front --out DIR */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    n: { type: 'string', default: '10' },
    level: { type: 'string', default: 'light' },
    side: { type: 'string', default: 'front' },
    out: { type: 'string', default: 'var/specimens' },
  },
})
const level = levels.find((each) => each === values.level)
if (!level) throw new Error(`--level must be one of ${levels.join(', ')}`)

mkdirSync(values.out, { recursive: true })
const truths: Record<string, unknown>[] = []
for (let i = 0; i < Number(values.n); i++) {
  const specimen = await makeSpecimen(oneOf(Number(values.seed) * 1000 + i, level))
  const file = `${specimen.side}-${level}-${String(i).padStart(3, '0')}.jpg`
  writeFileSync(join(values.out, file), specimen.jpeg)
  truths.push({ file, side: specimen.side, level, quad: specimen.quad, ...specimen.truth })
}
writeFileSync(join(values.out, 'truth.json'), `${JSON.stringify(truths, null, 2)}\n`)

function oneOf(seed: number, wanted: Level) {
  return { seed, level: wanted, side: values.side === 'back' ? ('back' as const) : ('front' as const) }
}
