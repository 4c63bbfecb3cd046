import { askedPurposes } from '../../cases/consent-purposes.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import { idNumberFault, normaliseIdNumber } from '../../kernel/id-number.ts'
import type { OfflinePage } from './offline-check.ts'

/** The boxes that the server asks of this applicant, by their number; the others are neither seen nor sent. */
export function showAskedConsents(form: HTMLFormElement, { serviceId, questions }: OfflinePage): void {
  const today = dayInYunnan(new Date())
  const number = normaliseIdNumber(form.querySelector<HTMLInputElement>('[name=idNumber]')?.value ?? '')
  const isSound = idNumberFault(number, today) === null
  const asked = isSound ? askedPurposes(serviceId, { questions, selfCheck: [] }, number, today) : []
  for (const box of form.querySelectorAll<HTMLElement>('[data-purpose]')) {
    const isAsked = asked.some((purpose) => purpose === box.dataset['purpose'])
    box.hidden = !isAsked
    for (const input of box.querySelectorAll('input')) input.disabled = !isAsked
  }
  const all = form.querySelector<HTMLElement>('[data-consents]')
  if (all) all.hidden = asked.length === 0
}
