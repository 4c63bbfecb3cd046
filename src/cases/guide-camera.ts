import type { Language, Words } from '../kernel/words.ts'
import { steadyAdvice } from '../ocr/advise.ts'
import type { CardService } from '../ocr/card-service.ts'
import type { AdviceCode, WantedSide } from '../ocr/types.ts'
import { say } from '../speech/say.ts'
import type { CameraMemory } from './camera-memory.ts'

interface GuideWorld {
  cards: CardService
  words: Words
}

export interface PreviewFrame {
  image: Buffer
  side: WantedSide
  /** Who holds the camera, as far as is known: a key may be shared by many. */
  caller: string
  /** What the client says it was told last; else it is remembered. */
  previous: AdviceCode | undefined
  signal: AbortSignal
}

/** One advice for one preview frame, steady against the one before. Throws image.*, ocr.busy, ocr.unavailable. */
export async function guideCamera(world: GuideWorld, memory: CameraMemory, frame: PreviewFrame, language: Language) {
  const { image, side, signal } = frame
  const caller = `${frame.caller} ${side}`
  const { look, place } = await world.cards.guide(image, { side, signal })
  const { found, code } = steadyAdvice(look, frame.previous ?? (place && (await memory.recall(caller, place))))
  if (place) await memory.keep(caller, place, code)
  const told = say(world.words(language, `card:advice.${code}`), language)
  return { found, ready: code === 'ready', quad: found ? place : null, advice: { code, ...told } }
}
