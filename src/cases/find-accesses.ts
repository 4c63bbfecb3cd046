import { Access } from '../../models/access.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { findCase } from './find-cases.ts'
import { dayInWords } from './receipt.ts'

/** The latest are what somebody asks about. */
const shown = 100

/** Which offices looked at a case, when, and what for; for its applicant alone. */
export async function findAccesses(
  { words }: Pick<CaseWorld, 'words'>,
  actor: CitizenActor,
  caseId: string,
  language: Language,
) {
  const record = await findCase(actor, caseId)
  if (!mayCase(actor, 'own', record)) throw new Problem('case.not_found')
  const accesses = await Access.findAll({ where: { caseId }, order: [['at', 'DESC']], limit: shown })
  return accesses.map((access) => presentAccess({ words }, access, language))
}

/** As the applicant is told of it: the office, not who there. */
export function presentAccess(
  { words }: Pick<CaseWorld, 'words'>,
  { officeName, action, field, purpose, at }: Access,
  language: Language,
) {
  const params = {
    date: dayInWords(at, language),
    office: officeName,
    field: field === null ? '' : words(language, `cases:field.${field}`),
    purpose: purpose ?? '',
  }
  return {
    at: isoInYunnan(at),
    action,
    field,
    purpose,
    office: officeName,
    ...say(words(language, `cases:access.${action}`, params), language),
  }
}
