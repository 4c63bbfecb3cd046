import type { Log } from '../kernel/log.ts'
import { languages } from '../kernel/words.ts'
import type { SpeechService } from '../speech/speech-service.ts'
import type { CaseWorld } from './case-world.ts'

/** Speaks every notice once, so that the first listener does not wait. What is in the cache already costs nothing. */
export async function warmNotices(
  world: Pick<CaseWorld, 'catalogue'> & { speech: SpeechService },
  log: Log,
  shouldStop: () => boolean,
): Promise<void> {
  try {
    for (const language of languages) {
      for (const service of world.catalogue.services) {
        if (shouldStop()) return
        await world.speech.reading(world.catalogue.notice(service.id).text[language].sentences, { language })
      }
    }
  } catch (error) {
    if (!shouldStop()) log.warn('notices are not warmed, the first listener will wait a little', { error })
  }
}
