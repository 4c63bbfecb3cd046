import type { Case } from '../../models/case.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { awaitsConfirmation } from './confirm-agreement.ts'
import { dayInWords } from './receipt.ts'

/** How the applicant agreed, in words; null where people file for themselves. `personal`: with what was said of a visit. */
export function presentAgreement(
  world: Pick<CaseWorld, 'words'>,
  { agreement }: Pick<Case, 'agreement'>,
  language: Language,
  { personal }: { personal: boolean },
) {
  if (agreement === null) return null
  const { kind } = agreement
  const date = 'at' in agreement ? dayInWords(new Date(agreement.at), language) : ''
  const visit =
    kind === 'visit' && personal ? { on: agreement.on, place: agreement.place, people: agreement.people } : null
  const found = kind === 'found' && personal ? { how: agreement.how, reason: agreement.reason } : null
  const told = visit
    ? { key: 'visit-told', params: { ...visit, on: dayInWords(new Date(`${visit.on}T12:00:00+08:00`), language) } }
    : found
      ? {
          key: 'found-told',
          params: { date, how: world.words(language, `cases:found.${found.how}`), reason: found.reason },
        }
      : { key: kind, params: { date } }
  return {
    kind,
    at: 'at' in agreement ? agreement.at : null,
    toConfirm: awaitsConfirmation(agreement),
    visit,
    found,
    ...say(world.words(language, `cases:agreement.${told.key}`, told.params), language),
  }
}
