import { setTimeout as pause } from 'node:timers/promises'
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
/** The service that starts beside it needs the cores more. */
const firstPauseMs = 5_000
/** Between one exercise and the next. */
const pauseMs = 100

/**
 * Reads a card that is none, so that models and our own code are compiled: without it the first card takes twice the time of
 * the third. The program is ready before: it practises while nobody asks, with pauses that leave a short core to others, and
 * leaves off once it has a photo of somebody.
 */
export async function warmUp(means: Means, isAsked: () => boolean): Promise<void> {
  await pause(firstPauseMs)
  if (isAsked()) return
  const photo = await practiceCard()
  const job = { side: 'auto', today: practiceDay } as const
  const look = () => guideCard({ ...job, kind: 'guide', image: Buffer.from(photo) })
  const exercises = [
    () => recogniseCard({ ...job, kind: 'recognise', image: Buffer.from(photo) }, means),
    async () => means.book?.read(practiceAddress, null),
    ...Array.from({ length: practiceFrames }, () => look),
  ]
  for (const exercise of exercises) {
    await pause(pauseMs)
    if (isAsked()) return
    await exercise().catch(() => undefined)
  }
}
