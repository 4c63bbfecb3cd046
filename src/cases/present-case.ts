import type { Case } from '../../models/case.ts'
import type { CaseEvent } from '../../models/case-event.ts'
import type { Consent } from '../../models/consent.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { lampOf } from './clocks.ts'
import { obstacleTo } from './limits-of-step.ts'
import { type AnswerReader, presentAnswers } from './present-answers.ts'
import { presentPlaceFindings } from './present-place-findings.ts'
import { dayInWords, receiptOf } from './receipt.ts'
import { dispatcher } from './route-case.ts'
import { actionsFrom, bucketOf, type CaseActionName, isRateable, transitionFor } from './workflow.ts'

export type PresentingWorld = Pick<CaseWorld, 'words' | 'catalogue' | 'divisions' | 'clock'>

/** A case as a list shows it: no personal data. */
export function presentSummary(world: PresentingWorld, record: Case, language: Language) {
  const now = world.clock.now()
  const { words } = world
  return {
    id: record.id,
    caseNumber: record.caseNumber,
    serviceId: record.serviceId,
    title: say(words(language, `catalogue:service.${record.serviceId}.title`), language),
    state: record.state,
    stateName: say(words(language, `cases:state.${record.state}`), language),
    bucket: bucketOf(record.state),
    urgency: record.urgency,
    office: {
      department: record.office?.department ?? record.department,
      division: record.office?.division ?? '',
      name: record.office?.name ?? '',
    },
    problemPlace: {
      code: record.problemDivision,
      name: world.divisions.fullName(record.problemDivision),
    },
    clocks: (record.clocks ?? [])
      .toSorted((a, b) => a.kind.localeCompare(b.kind))
      .map((clock) => ({
        kind: clock.kind,
        dueAt: isoInYunnan(clock.dueAt),
        provisional: clock.provisional,
        lamp: lampOf(clock, now),
        text: words(language, `cases:clock.${clock.kind}`, { date: dayInWords(clock.dueAt, language) }),
      })),
    createdAt: isoInYunnan(record.createdAt),
    completedAt: record.completedAt && isoInYunnan(record.completedAt),
    version: record.version,
    rated: record.rating != null,
  }
}

/** A case as its filer sees it; `reader` says how much of the answers somebody else may see. */
export function presentCase(world: PresentingWorld, record: Case, language: Language, reader: AnswerReader = 'owner') {
  const { words } = world
  return {
    ...presentSummary(world, record, language),
    filingMode: record.filingMode,
    consent: record.consent ? presentConsent(record.consent) : null,
    applicant: record.applicant,
    residence: { ...record.residence, name: world.divisions.fullName(record.residence.code) },
    problemPlace: {
      code: record.problemDivision,
      name: world.divisions.fullName(record.problemDivision),
      detail: record.problemDetail,
      path: world.divisions.path(record.problemDivision).map(({ code, name, level }) => ({ code, name, level })),
    },
    placeFindings: presentPlaceFindings(world, record.problemDivision, record.placeFindings, language),
    problems: record.problems.map((code) => ({
      code,
      title: words(language, `catalogue:option.${code}.title`),
    })),
    answers: presentAnswers(
      world,
      { serviceId: record.serviceId, form: world.catalogue.form(record.serviceId), answers: record.answers ?? {} },
      language,
      reader,
    ),
    description: record.description,
    attachments: (record.attachments ?? []).map(({ id, kind, bytes, width, height }) => ({
      id,
      kind,
      bytes,
      width,
      height,
    })),
    receipt: receiptOf(world, record, language),
    routing: {
      reason: say(
        words(language, `cases:routing.${record.routingReason}`, { office: record.office?.name ?? '' }),
        language,
      ),
    },
    events: presentEvents(world, record, language),
    rating: record.rating ? { level: record.rating.level, tags: record.rating.tags, text: record.rating.text } : null,
    actions: [
      ...citizenActionsOf(record, world.clock.now()),
      ...(isRateable(record.state) && record.rating == null ? ['rate'] : []),
    ],
  }
}

/** What its citizen may do with it now. */
function citizenActionsOf(record: Case, now: Date): CaseActionName[] {
  const lived = {
    completedAt: record.completedAt,
    atTheTop: record.reviewDivision === dispatcher.division,
    actions: (record.events ?? []).map(({ action }) => action),
  }
  return actionsFrom(record.state, 'citizen').filter(
    (action) => obstacleTo(transitionFor(record.state, action, 'citizen'), lived, now) === null,
  )
}

function presentConsent({ noticeVersion, method, proof, at }: Consent) {
  return { noticeVersion, method, proof, at: isoInYunnan(at) }
}

export function presentEvents(world: Pick<CaseWorld, 'words'>, record: Case, language: Language) {
  return (record.events ?? [])
    .toSorted((a, b) => a.seq - b.seq)
    .map((event) => ({
      seq: event.seq,
      action: event.action,
      state: event.toState,
      note: event.note,
      at: isoInYunnan(event.at),
      ...say(sentenceOf(world, record, event, language), language),
    }))
}

function sentenceOf(world: Pick<CaseWorld, 'words'>, record: Case, event: CaseEvent, language: Language): string {
  const params = {
    office: event.officeName ?? record.office?.name ?? '',
    date: dayInWords(event.at, language),
    note: event.note ?? '',
  }
  const sentence =
    event.note === null && event.action === 'supplement'
      ? []
      : [world.words(language, `cases:event.${event.action}`, params)]
  const photos = (record.attachments ?? []).filter(({ eventSeq }) => eventSeq === event.seq).length
  if (photos > 0) sentence.push(world.words(language, 'cases:event.photos', { ...params, count: photos }))
  return sentence.join(language === 'en' ? ' ' : '')
}
