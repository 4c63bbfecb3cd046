import { askAgreement } from '../../cases/ask-agreement.ts'
import type { AgreementInput } from '../../cases/case-parts.ts'
import { visitFaults } from '../../cases/check-filing.ts'
import { giveAgreement } from '../../cases/give-agreement.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import { type FieldFault, invalidFields } from '../../kernel/errors.ts'
import type { FilingCall } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

/** The applicant's yes: by the code on their phone, at a visit, or later, when staff ask. */
export async function takeAgreement(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { world, actor, form, params } = call
  const { phone } = wizard.applicant
  switch (form.value('step')) {
    case 'send':
      await askAgreement(world, actor, { phone, serviceId: params['serviceId'] ?? '' })
      wizard.codeSentTo = phone
      return 'stay'
    case 'visit':
      return takeVisit(call, wizard)
    case 'later':
      wizard.agreement = null
      return []
    default:
      if (agreementOf(wizard) === undefined) await takeCode(call, wizard)
      return []
  }
}

async function takeCode({ world, actor, form }: FilingCall, wizard: Wizard): Promise<void> {
  const { phone } = wizard.applicant
  const code = form.value('code').normalize('NFKC').replace(/\s/g, '')
  if (code === '') throw invalidFields({ path: 'agreement.code', code: 'field.required' })
  const { agreementId } = await giveAgreement(world, actor, { phone, code })
  wizard.agreement = { given: { kind: 'code', agreementId }, phone }
}

function takeVisit({ world, form }: FilingCall, wizard: Wizard): FieldFault[] {
  wizard.visit = {
    on: form.value('visit.on'),
    place: form.value('visit.place').trim().slice(0, 100),
    people: form.value('visit.people').trim().slice(0, 200),
  }
  const faults = visitFaults(wizard.visit, dayInYunnan(world.clock.now()))
  if (faults.length === 0) {
    wizard.agreement = { given: { kind: 'visit', ...wizard.visit }, phone: wizard.applicant.phone }
  }
  return faults
}

/** The yes that holds for the phone that is in the form now; another phone needs another yes. */
export function agreementOf({ agreement, applicant }: Wizard): AgreementInput | undefined {
  return agreement?.phone === applicant.phone ? agreement.given : undefined
}
