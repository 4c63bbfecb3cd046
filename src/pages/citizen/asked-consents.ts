import { askedPurposes, type ConsentPurpose } from '../../cases/consent-purposes.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import { idNumberFault } from '../../kernel/id-number.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

interface AskedConsent {
  purpose: ConsentPurpose
  /** The words of the box, and what ticking it or not means. */
  text: string
  why: string
  given: boolean
}

/**
 * What is asked before sending, each purpose with a box of its own. None of them is a condition. Who fills the form for
 * somebody else tells what that person said.
 */
export function askedConsents(call: FilingCall, wizard: Wizard): AskedConsent[] {
  const { world, language, actor } = call
  const { applicant, purposes } = wizard
  const today = dayInYunnan(world.clock.now())
  if (idNumberFault(applicant.idNumber, today) !== null) return []
  const { id } = serviceOf(call)
  const whose = actor.kind === 'staff' || wizard.helper !== null ? 'told' : 'ask'
  return askedPurposes(id, world.catalogue.form(id), applicant.idNumber, today).map((purpose) => ({
    purpose,
    text: world.words(language, `consents:${whose}.${purpose}`),
    why: world.words(language, `consents:${whose}.${purpose}-why`),
    given: purposes.includes(purpose),
  }))
}

/** The boxes that were ticked. */
export function takeConsents(call: FilingCall, wizard: Wizard): void {
  const ticked = call.form.values('consent.purposes')
  wizard.purposes = askedConsents(call, wizard).flatMap(({ purpose }) => (ticked.includes(purpose) ? [purpose] : []))
}
