import { flushCompileCache } from 'node:module'
import { setImmediate as turn } from 'node:timers/promises'
import { Problem, type ProblemCode } from '../../kernel/errors.ts'
import { guideCard } from '../../ocr/guide-card.ts'
import { openOnlyPhotos } from '../../ocr/intake.ts'
import type { CardJob } from '../../ocr/ports.ts'
import { recogniseCard } from '../../ocr/recognise-card.ts'
import type { BeginStage } from '../../ocr/stages.ts'
import { startPpocr } from '../ppocr/reader.ts'
import { startTesseract } from '../tesseract/reader.ts'
import { openAddressBook } from './address-book.ts'
import { openGlyphBook } from './glyph-book.ts'
import type { FromProgram, ToProgram } from './messages.ts'
import { warmUp } from './warm-up.ts'

/** The program that looks at photos: a process of its own, because decoders and readers can hang, swell or crash. */

const tell = (message: FromProgram) => process.send?.(message)

openOnlyPhotos()
process.on('disconnect', () => process.exit(0))

/** The surest reader first: it is heard first where they differ. One that cannot start is done without. */
const [ppocrFolder] = process.argv.slice(2)
const starting = await Promise.allSettled([startPpocr(ppocrFolder), startTesseract()])
const readers = starting.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
if (readers.length === 0) process.exit(1)
const book = openAddressBook()
// Without it the service reads on: names that only it could prove are asked.
const glyphs = await openGlyphBook().catch(() => null)
const means = { readers, book, glyphs }

let asked = false
let leaving = new AbortController()

/** Hears between two stages whether the card is still waited for. */
function beginFor({ signal }: AbortController): BeginStage {
  return async (stage) => {
    tell({ kind: 'stage', stage })
    await turn()
    signal.throwIfAborted()
  }
}

process.on('message', (message: ToProgram) => {
  if (message.kind === 'stop') return leaving.abort()
  asked = true
  leaving = new AbortController()
  // The clone is a plain Uint8Array on the same bytes.
  const job: CardJob = {
    ...message,
    image: Buffer.from(message.image.buffer, message.image.byteOffset, message.image.byteLength),
  }
  const work = job.kind === 'guide' ? guideCard(job) : recogniseCard(job, means, beginFor(leaving))
  work
    .then(
      (result) => tell({ kind: 'done', result }),
      (error: unknown) => tell({ kind: 'failed', code: codeOf(error) }),
    )
    .finally(() => job.image.fill(0))
})
tell({ kind: 'ready', readers: [...readers.map(({ name }) => name), ...(glyphs ? ['glyphs'] : [])] })
await warmUp(means, () => asked)
// It ends by being killed, which keeps nothing.
flushCompileCache()

/** An error that no stage foresaw means that this machine cannot be trusted with the photo, not that the photo is bad. */
function codeOf(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'ocr.unavailable'
}
