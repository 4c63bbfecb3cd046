import type { Consent } from '../../models/consent.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import type { CaseConsent } from './find-consents.ts'
import { canWithdraw } from './withdraw-consent.ts'

/** A consent as the person who gave it sees it; `effect` tells what withdrawing it does, or why that is not possible any more. */
export function presentConsent(
  world: Pick<CaseWorld, 'words' | 'catalogue'>,
  { consent, record }: CaseConsent,
  language: Language,
) {
  const { id, purpose, noticeVersion, method, proof, caseId, at, withdrawnAt } = consent
  const told = (key: string, params: Record<string, string> = {}) =>
    say(world.words(language, `consents:${key}`, params), language)
  const withdrawable = canWithdraw(world, { consent, record })
  const service = record === null ? '' : world.words(language, `catalogue:service.${record.serviceId}.title`)
  return {
    id,
    purpose,
    title: told(`title.${purpose}`),
    matter: record === null ? told('matter.none') : told('matter.case', { service, caseNumber: record.caseNumber }),
    noticeVersion,
    method,
    proof,
    caseId,
    at: isoInYunnan(at),
    withdrawnAt: withdrawnAt && isoInYunnan(withdrawnAt),
    withdrawable,
    effect: withdrawable
      ? told(record === null ? `effect.${purpose}-alone` : `effect.${purpose}`)
      : told(withdrawnAt === null ? 'effect.over' : 'effect.done'),
  }
}

/** What a case holds of consents, for everybody who sees the case whole. */
export function presentCaseConsents(world: Pick<CaseWorld, 'words'>, consents: Consent[], language: Language) {
  return consents
    .toSorted((a, b) => a.purpose.localeCompare(b.purpose))
    .map(({ purpose, at, withdrawnAt }) => ({
      purpose,
      title: say(world.words(language, `consents:title.${purpose}`), language),
      at: isoInYunnan(at),
      withdrawnAt: withdrawnAt && isoInYunnan(withdrawnAt),
    }))
}
