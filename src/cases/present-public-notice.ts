import type { PublicNotice } from '../../models/public-notice.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

/** Family name, matter and village, for the eye and for the ear; nothing that says more. */
export function presentPublicNotice(
  { words, divisions }: Pick<CaseWorld, 'words' | 'divisions'>,
  { id, serviceId, division, maskedName, fromAt, untilAt }: PublicNotice,
  language: Language,
) {
  const text = words(language, 'cases:publicNotice', {
    name: maskedName,
    place: divisions.fullName(division),
    service: words(language, `catalogue:service.${serviceId}.title`),
  })
  return {
    id,
    serviceId,
    division,
    maskedName,
    from: isoInYunnan(fromAt),
    until: isoInYunnan(untilAt),
    ...say(text, language),
  }
}
