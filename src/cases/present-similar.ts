import type { Case } from '../../models/case.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { dayInWords } from './receipt.ts'

/** What a new case may repeat: the person's own, each by its number, and how many others the village's water has. */
export function presentSimilar(
  { words }: Pick<CaseWorld, 'words'>,
  { mine, others }: { mine: Case[]; others: number },
  language: Language,
) {
  return {
    similar: mine.map(({ id, caseNumber, serviceId, createdAt }) => {
      const service = words(language, `catalogue:service.${serviceId}.title`)
      const params = { service, caseNumber, date: dayInWords(createdAt, language) }
      return {
        id,
        caseNumber,
        filedAt: isoInYunnan(createdAt),
        ...say(words(language, 'cases:similar.own', params), language),
      }
    }),
    similarOthers:
      others === 0
        ? null
        : { count: others, ...say(words(language, 'cases:similar.others', { count: others }), language) },
  }
}

/** The same for staff, who open them. */
export function presentLinks({
  count,
  items,
}: {
  count: number
  items: Pick<Case, 'id' | 'caseNumber' | 'createdAt'>[]
}) {
  return {
    count,
    items: items.map(({ id, caseNumber, createdAt }) => ({ id, caseNumber, filedAt: isoInYunnan(createdAt) })),
  }
}
