import type { ShareRequest } from '../../models/share-request.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { dayInWords } from './receipt.ts'

/** One line of the case's own log: who asked which registry, when, why, and the answer. */
export function presentShareRequest({ words }: Pick<CaseWorld, 'words'>, request: ShareRequest, language: Language) {
  const { id, registry, purpose, result, asOf, at } = request
  const params = {
    date: dayInWords(at, language),
    who: request.staff?.displayName ?? '',
    registry: words(language, `centre:registry.${registry}`),
    purpose,
    answer: words(language, `centre:shareResult.${result}`),
  }
  return {
    id,
    registry,
    purpose,
    result,
    asOf,
    by: request.staff?.displayName ?? '',
    at: isoInYunnan(at),
    ...say(words(language, 'centre:shareRequest', params), language),
  }
}
