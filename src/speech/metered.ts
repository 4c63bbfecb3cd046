import type { Log } from '../kernel/log.ts'
import type { SynthesisOptions, Utterance, Voice, VoiceChunk } from './voice.ts'
import { voiceFailure } from './voice-failure.ts'

/** What each payer may still have spoken by paid voices today, in characters of the spoken form. */
export interface VoiceBudget {
  /** Takes all of it or, when that much is not left, nothing. */
  take(payer: string, characters: number): Promise<boolean>
  giveBack(payer: string, characters: number): Promise<void>
}

/**
 * A voice that costs money for every character. Whoever has spent their day's budget is refused with `budget_spent`, so
 * that the next voice of the chain speaks. What failed is given back; what a listener left is not: it was sent.
 */
export function metered(voice: Voice, budget: VoiceBudget, log?: Log): Voice {
  const { provider } = voice.info
  const told = new Set<string>()

  async function take(payer: string, characters: number): Promise<void> {
    if (await budget.take(payer, characters)) {
      told.delete(payer)
      return
    }
    const refusal = voiceFailure(provider, 'budget_spent')
    if (!told.has(payer))
      log?.warn('the daily budget of a key for a paid voice is spent', { code: `${provider}.budget_spent` })
    told.add(payer)
    throw refusal
  }

  async function* synthesise(utterance: Utterance, options: SynthesisOptions = {}): AsyncGenerator<VoiceChunk> {
    const { payer, signal } = options
    if (payer === undefined) return yield* voice.synthesise(utterance, options)
    const characters = [...utterance.spoken].length
    await take(payer, characters)
    try {
      yield* voice.synthesise(utterance, options)
    } catch (error) {
      if (!signal?.aborted) await budget.giveBack(payer, characters)
      throw error
    }
  }

  // What it encoded by itself would not be counted.
  return { ...voice, paid: true, synthesise, record: undefined }
}
