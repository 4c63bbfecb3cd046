import type { Means } from '../../ocr/read-side.ts'
import { recogniseCard } from '../../ocr/recognise-card.ts'
import { practiceCard } from './practice-card.ts'

/** Names a county with its villages and a wrong character, so that every step of the walk down the tree is taken. */
const practiceAddress = '云南省昆明市呈贡区吴家莹街道1号'
/** Any day does: what is read on the practice card has none. */
const practiceDay = '2026-01-01'

/**
 * Reads a card that is none before the first person waits: models load and compile, and so does our own code. Without it the
 * first card took twice the time of the third.
 */
export async function warmUp(means: Means): Promise<void> {
  means.book?.read(practiceAddress, null)
  const image = await practiceCard()
  await recogniseCard({ kind: 'recognise', image, side: 'auto', today: practiceDay }, means).catch(() => undefined)
}
