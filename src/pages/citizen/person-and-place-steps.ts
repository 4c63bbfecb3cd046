import { applicantFaults, problemPlaceFaults, residenceFaults, tidyApplicant } from '../../cases/check-filing.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'
import { fillFromCard } from './fill-from-card.ts'
import { pickedPlace } from './picker.ts'
import { postedPosition } from './place-findings.ts'
import type { Wizard } from './wizard.ts'

type Call = PageCall<CitizenActor>

/** Takes the applicant and their home, or fills them from a photo of the card. */
export async function takeApplicant(call: Call, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { world, form } = call
  const step = form.value('step')
  wizard.applicant = { name: form.value('name'), idNumber: form.value('idNumber'), phone: form.value('phone') }
  const picked = pickedPlace(world.divisions, form, 'residence')
  wizard.residence = { code: picked.code, detail: form.value('residence.detail').slice(0, 200) }
  if (step === 'card') await fillFromCard(call, wizard)
  if (step === 'card' || step === 'narrow') return 'stay'
  wizard.applicant = tidyApplicant(wizard.applicant)
  const faults: FieldFault[] = [
    ...applicantFaults(wizard.applicant, dayInYunnan(world.clock.now()), 'applicant'),
    ...(picked.mismatch
      ? [{ path: 'residence.code', code: 'field.division_mismatch' as const }]
      : residenceFaults(world.divisions, wizard.residence, 'residence')),
  ]
  if (faults.length === 0 && wizard.problemPlace.code === '' && wizard.residence.code.startsWith('53')) {
    wizard.problemPlace.code = wizard.residence.code
  }
  return faults
}

/** Takes the place that it is about, and the position if the device was asked for it. */
export async function takePlace({ world, form }: Call, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const picked = pickedPlace(world.divisions, form, 'problemPlace')
  wizard.problemPlace = { code: picked.code, detail: form.value('problemPlace.detail').slice(0, 200) }
  wizard.location = postedPosition(form) ?? wizard.location
  if (form.value('step') === 'narrow') return 'stay'
  return picked.mismatch
    ? [{ path: 'problemPlace.code', code: 'field.division_mismatch' }]
    : problemPlaceFaults(world.divisions, picked.code)
}
