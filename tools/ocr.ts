import { readFileSync } from 'node:fs'
import { startCardProcess } from '../src/engines/card-program/card-process.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { Problem } from '../src/kernel/errors.ts'
import { createCardService } from '../src/ocr/card-service.ts'

/** Prints what is read in a photo of a card: node tools/ocr.ts FILE */
const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node tools/ocr.ts FILE')
const service = createCardService({ start: startCardProcess, clock: runningClock() })
try {
  console.log(JSON.stringify(await service.recognise(readFileSync(file)), null, 2))
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(error.code)
  process.exitCode = 1
} finally {
  await service.close()
}
