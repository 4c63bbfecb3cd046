import { guideCard } from '../../ocr/guide-card.ts'
import type { Means } from '../../ocr/read-side.ts'
import { recogniseCard } from '../../ocr/recognise-card.ts'
import { practiceCard } from './practice-card.ts'

/** Names a county with its villages and a wrong character, so that every step of the walk down the tree is taken. */
const practiceAddress = '云南省昆明市呈贡区吴家莹街道1号'
/** Any day does: what is read on the practice card has none. */
const practiceDay = '2026-01-01'
/** A preview is answered in a tenth of a reading's time: its code must have run more often to be compiled. */
const practiceFrames = 15

/**
 * Reads a card that is none before the first person waits: models load and compile, and so does our own code. Without it the
 * first card took twice the time of the third.
 */
export async function warmUp(means: Means): Promise<void> {
  means.book?.read(practiceAddress, null)
  const photo = await practiceCard()
  const job = { side: 'auto', today: practiceDay } as const
  for (let frame = 0; frame < practiceFrames; frame++) {
    await guideCard({ ...job, kind: 'guide', image: Buffer.from(photo) }).catch(() => undefined)
  }
  await recogniseCard({ ...job, kind: 'recognise', image: photo }, means).catch(() => undefined)
}
