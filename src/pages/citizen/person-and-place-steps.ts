import { applicantFaults, problemPlaceFaults, residenceFaults, tidyApplicant } from '../../cases/check-filing.ts'
import { noteConsent } from '../../cases/record-consent.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import { mayFile } from '../../policies/may.ts'
import { confirmField } from './card-questions.ts'
import { countCorrection } from './count-correction.ts'
import { type FilingCall, placesFor, serviceOf } from './filing-call.ts'
import { fillFromCard } from './fill-from-card.ts'
import { postedPosition } from './place-findings.ts'
import { isOffered, pickedPlace } from './place-picker.ts'
import type { Wizard } from './wizard.ts'

/** Takes the applicant and their home, or fills them from a photo of the card. */
export async function takeApplicant(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { world, form } = call
  const step = form.value('step')
  wizard.applicant = { name: form.value('name'), idNumber: form.value('idNumber'), phone: form.value('phone') }
  const picked = pickedPlace(world.divisions, form, 'residence')
  wizard.residence = { code: picked.code, detail: form.value('residence.detail').slice(0, 200) }
  if (step === 'card') await fillFromCard(call, wizard)
  const [answer, confirmed = ''] = step.split(':')
  if (answer === 'confirm') confirmField(wizard, confirmed)
  if (step === 'card' || step === 'narrow' || answer === 'confirm') return 'stay'
  wizard.applicant = tidyApplicant(wizard.applicant)
  const faults: FieldFault[] = [
    ...applicantFaults(wizard.applicant, dayInYunnan(world.clock.now()), 'applicant'),
    ...(picked.mismatch
      ? [{ path: 'residence.code', code: 'field.division_mismatch' as const }]
      : residenceFaults(world.divisions, wizard.residence, 'residence')),
  ]
  if (faults.length === 0) await countCorrection(world, wizard)
  const home = wizard.residence.code
  if (
    faults.length === 0 &&
    wizard.problemPlace.code === '' &&
    isOffered(home, placesFor(call.actor, serviceOf(call)))
  ) {
    wizard.problemPlace.code = home
  }
  return faults
}

/** Takes the place that it is about, and the position if the device was asked for it. */
export async function takePlace(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { world, actor, form } = call
  const picked = pickedPlace(world.divisions, form, 'problemPlace')
  wizard.problemPlace = { code: picked.code, detail: form.value('problemPlace.detail').slice(0, 200) }
  const position = postedPosition(form)
  if (position !== null) await noteConsent(world, actor, 'location')
  wizard.location = position ?? wizard.location
  if (form.value('step') === 'narrow') return 'stay'
  if (picked.mismatch) return [{ path: 'problemPlace.code', code: 'field.division_mismatch' }]
  const faults = problemPlaceFaults(world.divisions, picked.code)
  const place = { department: serviceOf(call).department, problemDivision: picked.code }
  return faults.length > 0 || mayFile(actor, place) ? faults : [{ path: 'problemPlace.code', code: 'field.choice' }]
}
