import type { Case } from '../../models/case.ts'
import { maskIdNumber, maskName, maskPhone } from '../kernel/mask.ts'
import type { Language } from '../kernel/words.ts'
import type { Actor } from '../policies/actor.ts'
import { mayCase, mayStep } from '../policies/may.ts'
import type { Applicant } from './case-parts.ts'
import { actionsOpenTo } from './open-actions.ts'
import { presentAgreement } from './present-agreement.ts'
import { type PresentingWorld, presentCase } from './present-case.ts'

/**
 * A case as staff see it: whole for those who work on it, masked for those who only watch over it. Of a case about a child
 * the handler alone learns who told, and who only watches learns nothing of the child.
 */
export function presentForStaff(world: PresentingWorld, record: Case, language: Language, actor: Actor) {
  const personal = mayCase(actor, 'read-personal', record)
  const { aboutMinor } = record
  const hidden = aboutMinor && !mayCase(actor, 'read-reporter', record)
  const reader = personal ? (hidden ? 'worker' : 'handler') : 'watcher'
  const whole = presentCase(world, record, language, reader)
  const { residence } = whole
  const staffId = actor.kind === 'staff' ? actor.staffId : undefined
  return {
    ...whole,
    applicant: hidden ? nobody(world, language) : applicantFor(record.applicant, personal),
    residence: hidden
      ? { code: '', detail: '', name: world.words(language, 'cases:reporter.hidden') }
      : personal
        ? residence
        : { ...residence, detail: '' },
    placeFindings: hidden ? [] : whole.placeFindings,
    description: personal || !aboutMinor ? whole.description : '',
    helper: personal && !hidden ? record.helper : null,
    agreement: presentAgreement(world, record, language, { personal: personal && !hidden }),
    actions: actionsOpenTo(
      world.catalogue,
      record,
      world.clock.now(),
      ({ who }) => mayStep(actor, who, record),
      staffId,
    ),
  }
}

function applicantFor({ name, idNumber, phone }: Applicant, personal: boolean): Applicant {
  return {
    name: personal ? name : maskName(name),
    idNumber: maskIdNumber(idNumber),
    phone: personal ? phone : maskPhone(phone),
  }
}

function nobody({ words }: PresentingWorld, language: Language): Applicant {
  const hidden = words(language, 'cases:reporter.hidden')
  return { name: hidden, idNumber: hidden, phone: hidden }
}
