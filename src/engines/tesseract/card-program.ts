import { Problem, type ProblemCode } from '../../kernel/errors.ts'
import { guideCard } from '../../ocr/guide-card.ts'
import { openOnlyPhotos } from '../../ocr/intake.ts'
import type { CardJob } from '../../ocr/ports.ts'
import { recogniseCard } from '../../ocr/recognise-card.ts'
import type { FromProgram } from './messages.ts'
import { startTesseract } from './reader.ts'
import { warmUp } from './warm-up.ts'

/** The program that looks at photos: a process of its own, because decoders and readers can hang, swell or crash. */

const tell = (message: FromProgram) => process.send?.(message)

openOnlyPhotos()
process.on('disconnect', () => process.exit(0))

const readers = [await startTesseract()]
await warmUp(readers)

process.on('message', (message: CardJob) => {
  // The clone is a plain Uint8Array on the same bytes.
  const job = {
    ...message,
    image: Buffer.from(message.image.buffer, message.image.byteOffset, message.image.byteLength),
  }
  const work = job.kind === 'guide' ? guideCard(job) : recogniseCard(job, readers)
  work
    .then(
      (result) => tell({ kind: 'done', result }),
      (error: unknown) => tell({ kind: 'failed', code: codeOf(error) }),
    )
    .finally(() => job.image.fill(0))
})
tell({ kind: 'ready' })

/** An error that no stage foresaw means that this machine cannot be trusted with the photo, not that the photo is bad. */
function codeOf(error: unknown): ProblemCode {
  return error instanceof Problem ? error.code : 'ocr.unavailable'
}
