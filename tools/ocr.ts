import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readCard } from '../src/cases/read-card.ts'
import { createDivisions } from '../src/divisions/divisions.ts'
import { startCardProcess } from '../src/engines/card-program/card-process.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { Problem } from '../src/kernel/errors.ts'
import { loadWords } from '../src/kernel/words.ts'
import { createCardService } from '../src/ocr/card-service.ts'
import { printReading } from './ocr/print-reading.ts'

const usage = `node tools/ocr.ts FILE [--json] [--side front|back] [--language zh-CN|en]
What is read in one photo of a card, and why it is believed. --json: the reading as the API answers it.`

/** sysexits.h: how it was called; the photo; its file; the readers. */
const exitCode = { usage: 64, photo: 65, noFile: 66, unavailable: 69 }

function stop(message: string, code: number): never {
  console.error(message)
  process.exit(code)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        side: { type: 'string', default: 'auto' },
        language: { type: 'string', default: 'zh-CN' },
      },
    })
    const side = (['auto', 'front', 'back'] as const).find((each) => each === values.side)
    const language = (['zh-CN', 'en'] as const).find((each) => each === values.language)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0 || !side || !language) return stop(usage, exitCode.usage)
    return { file, side, language, json: values.json }
  } catch {
    return stop(usage, exitCode.usage)
  }
}

function readPhoto(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    return stop(`${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`, exitCode.noFile)
  }
}

const { file, side, language, json } = readArguments()
const photo = readPhoto(file)
const words = loadWords()
const cards = createCardService({ start: startCardProcess, clock: runningClock() })
try {
  const world = { words, divisions: createDivisions(), cards, countCard: async () => {} }
  const reading = await readCard(world, photo, { side, signal: new AbortController().signal }, language)
  console.log(json ? JSON.stringify(reading, null, 2) : printReading(reading))
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(`${file}: ${error.code}: ${words(language, `errors:${error.code}`, { megabytes: 12 })}`)
  process.exitCode = error.code === 'ocr.unavailable' ? exitCode.unavailable : exitCode.photo
} finally {
  await cards.close()
}
