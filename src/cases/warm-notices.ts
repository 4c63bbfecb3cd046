import { setTimeout } from 'node:timers/promises'
import type { Log } from '../kernel/log.ts'
import { languages } from '../kernel/words.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'

/** The first seconds belong to whoever is waiting for the service to start. */
const pauseMs = 8_000

/**
 * Speaks every notice once, so that the first listener does not wait: at every start, which is when notices are published.
 * Sentences that are kept from before cost nothing, and whoever asks for sound meanwhile goes first.
 */
export async function warmNotices(
  world: Pick<CaseWorld, 'catalogue'> & { speech: SpeechService },
  log: Log,
  stop: AbortSignal,
): Promise<void> {
  try {
    await setTimeout(pauseMs, undefined, { signal: stop })
    const begun = performance.now()
    log.info('notices are spoken ahead', { count: languages.length * world.catalogue.services.length })
    for (const language of languages) {
      for (const service of world.catalogue.services) {
        if (stop.aborted) return
        await world.speech.warm(world.catalogue.notice(service.id).text[language].sentences, language)
      }
    }
    log.info('notices are spoken ahead, all of them', { durationMs: Math.round(performance.now() - begun) })
  } catch (error) {
    if (!stop.aborted) log.warn('notices are not warmed, the first listener will wait a little', { error })
  }
}
