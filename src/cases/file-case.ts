import type { Sequelize } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { checkAnswers, isUrgent } from '../catalogue/check-answers.ts'
import type { Service, Urgency } from '../catalogue/types.ts'
import { coarsePosition, comparePlaces } from '../divisions/compare-places.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayFile } from '../policies/may.ts'
import { applicantAccount } from './applicant-account.ts'
import { caseNumberOf, nextSerial } from './case-number.ts'
import type { AgreementInput, Applicant, ConsentMethod, FilingMode, Helper, Location, Residence } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'
import { checkContext } from './check-context.ts'
import { tidyApplicant, tidyHelper } from './check-filing.ts'
import { checkAttachments } from './claim-attachments.ts'
import { startingClocks } from './clocks.ts'
import { type ConsentPurpose, isGuarded, purposesOf } from './consent-purposes.ts'
import { filingFaults } from './filing-faults.ts'
import { promisesAt } from './local-promises.ts'
import { proveHearing } from './prove-hearing.ts'
import { newConsents } from './record-consent.ts'
import { recordEvent } from './record-event.ts'
import { rememberApplicant } from './remember-applicant.ts'
import { routeCase } from './route-case.ts'
import { saysYes, settleAgreement } from './settle-agreement.ts'
import { onceEntries, usedInvoices } from './used-invoices.ts'

export interface Filing {
  serviceId: string
  consent: { noticeVersion: string; method: ConsentMethod; purposes?: ConsentPurpose[] | undefined }
  filingMode: FilingMode
  helper?: Helper | undefined
  agreement?: AgreementInput | undefined
  applicant: Applicant
  residence: Residence
  problemPlace: { code: string; detail?: string | undefined }
  location?: Location | undefined
  problems: string[]
  answers?: Record<string, unknown> | undefined
  description: string
  attachments: string[]
}

export type FilingWorld = Pick<
  CaseWorld,
  'clock' | 'catalogue' | 'calendar' | 'divisions' | 'transaction' | 'jobs' | 'wechat' | 'seals'
> & {
  sequelize: Sequelize
}

/**
 * Files a case: checked whole, routed, its clocks started, all in one transaction. Throws `request.invalid` with every
 * faulty field at once, `notice.outdated`, `service.not_fileable`, `auth.forbidden` for staff of another place. Returns
 * the case with everything that belongs to it.
 */
export async function fileCase(world: FilingWorld, actor: CitizenActor | StaffActor, input: Filing): Promise<Case> {
  const now = world.clock.now()
  const service = world.catalogue.service(input.serviceId)
  if (!service.fileable) throw new Problem('service.not_fileable')
  const notice = world.catalogue.notice(service.id)
  if (input.consent.noticeVersion !== notice.version) throw new Problem('notice.outdated')
  const filing = {
    ...input,
    applicant: tidyApplicant(input.applicant),
    helper: input.helper && tidyHelper(input.helper),
    description: input.description.trim(),
  }
  const form = world.catalogue.form(service.id)
  const { answers, faults: answerFaults } = checkAnswers(service.id, form, filing.answers ?? {}, checkContext(world))
  const faults = [...filingFaults(world, actor, service, filing, dayInYunnan(now)), ...answerFaults]
  if (faults.length > 0) throw invalidFields(...faults)
  const place = { department: service.department, problemDivision: filing.problemPlace.code }
  if (!mayFile(actor, place)) throw new Problem('auth.forbidden')

  return world.transaction(async () => {
    // Asked at once: the account is locked before any row that refers to it is written.
    const [, attachments, { clocks: promises }, { office, reason }, serial] = await Promise.all([
      actor.kind === 'citizen' ? rememberApplicant(actor.citizenId, filing, now) : undefined,
      checkAttachments(actor, filing.attachments),
      promisesAt(service, filing.problemPlace.code),
      routeCase(service, filing.problemPlace.code, filing.problems),
      nextSerial(world.sequelize),
    ])
    const once = onceEntries(world.seals, service.id, form, answers)
    const used = await usedInvoices(service.id, once)
    if (used.length > 0) throw invalidFields(...used)
    const agreement = await settleAgreement(actor, filing, now)
    const county = filing.problemPlace.code.slice(0, 6)
    const urgency = isUrgent(form, answers) ? 'urgent' : urgencyOf(service, filing.problems)
    const record = Case.build({
      id: newId(),
      caseNumber: caseNumberOf(service.itemCode, county, dayInYunnan(now), serial),
      serviceId: service.id,
      department: service.department,
      catalogueVersion: world.catalogue.version,
      noticeVersion: filing.consent.noticeVersion,
      filingMode: filing.filingMode,
      state: 'ROUTED',
      urgency,
      citizenId: actor.kind === 'citizen' ? actor.citizenId : null,
      staffId: actor.kind === 'staff' ? actor.staffId : null,
      applicantId: await applicantAccount(actor, filing, now),
      agreement: agreement.record,
      applicant: filing.applicant,
      ...sealedAs(Citizen, 'idNumber', filing.applicant.idNumber),
      helper: filing.helper ?? null,
      residence: filing.residence,
      problemDivision: filing.problemPlace.code,
      problemDetail: filing.problemPlace.detail ?? null,
      location: filing.location ? coarsePosition(filing.location) : null,
      placeFindings: comparePlaces(world.divisions, {
        residence: filing.residence.code,
        problem: filing.problemPlace.code,
        position: filing.location,
      }),
      problems: filing.problems,
      answers,
      onceIndexes: once.map(({ index }) => index),
      description: filing.description,
      officeId: office.id,
      officeDivision: office.division,
      aboutMinor: service.aboutMinor === true || isGuarded(filing.applicant.idNumber, dayInYunnan(now)),
      alsoDepartments: helpersOf(service, filing.problems),
      progress: {},
      routingReason: reason,
      promises,
      version: 1,
      createdAt: now,
      updatedAt: now,
      completedAt: null,
    })
    const clocks = startingClocks(world.calendar, promises, urgency, now).map((clock) =>
      CaseClock.build({
        caseId: record.id,
        startedAt: now,
        stoppedAt: null,
        countedFrom: now,
        countedSpan: clock.span,
        ...clock,
      }),
    )
    const { noticeVersion, method } = filing.consent
    const proof = await proveHearing(actor, notice, method)
    const agreed = agreement.record !== null && saysYes(agreement.record)
    const purposes = purposesOf(filing, { agreed, form, answers })
    const consents = newConsents(record.id, purposes, { noticeVersion, method, ...proof, at: now })
    record.office = office
    const submitted = { actor, action: 'submit', from: null, note: null } as const
    const event = await recordEvent(world, record, submitted, [record, ...clocks, ...consents])
    await agreement.bind(record.id)
    if (attachments.length > 0) {
      await Attachment.update({ caseId: record.id }, { where: { id: filing.attachments } })
    }
    return Object.assign(record, { events: [event], clocks, consents, attachments, rating: null, rectification: null })
  })
}

/** Departments that what was ticked calls in as well. */
function helpersOf(service: Service, problems: string[]): string[] {
  const ticked = service.options.filter((option) => problems.includes(option.code))
  return [...new Set(ticked.flatMap(({ alsoTells = [] }) => alsoTells))]
}

function urgencyOf(service: Service, problems: string[]): Urgency {
  const ticked = service.options.filter((option) => problems.includes(option.code)).map((option) => option.urgency)
  return ticked.includes('urgent') ? 'urgent' : ticked.includes('high') ? 'high' : 'normal'
}
