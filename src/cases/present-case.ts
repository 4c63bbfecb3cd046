import type { Case } from '../../models/case.ts'
import type { CaseEvent } from '../../models/case-event.ts'
import type { Consent } from '../../models/consent.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { lampOf } from './clocks.ts'
import { eventSentence } from './event-sentence.ts'
import { actionsOpenTo } from './open-actions.ts'
import { type AnswerReader, presentAnswers } from './present-answers.ts'
import { presentCaseConsents } from './present-consents.ts'
import { presentPlaceFindings } from './present-place-findings.ts'
import { presentReferral, referralSentence } from './present-referral.ts'
import { dayInWords, receiptOf } from './receipt.ts'
import { bucketOf, type CaseActionName, isRateable } from './workflow.ts'

type TellingWorld = Pick<CaseWorld, 'words' | 'divisions'>
export type PresentingWorld = Pick<CaseWorld, 'words' | 'catalogue' | 'editions' | 'divisions' | 'clock'>

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
        text: [
          words(language, `cases:clock.${clock.kind}`, { date: dayInWords(clock.dueAt, language) }),
          ...(clock.provisional ? [words(language, 'cases:clock.provisional')] : []),
        ].join(''),
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
  const edition = world.editions.of(record.catalogueVersion)
  return {
    ...presentSummary(world, record, language),
    filingMode: record.filingMode,
    consent: presentNotice(record.consents ?? []),
    consents: presentCaseConsents(world, record.consents ?? [], language),
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
      title: edition.words(language, `catalogue:option.${code}.title`),
    })),
    answers: presentAnswers(
      { words: edition.words, divisions: world.divisions },
      { serviceId: record.serviceId, form: edition.form(record.serviceId), answers: record.answers ?? {} },
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
      ...citizenActionsOf(world, record, world.clock.now()),
      ...(isRateable(record.state) && record.rating == null ? ['rate'] : []),
    ],
  }
}

/** What its citizen may do with it now. */
function citizenActionsOf({ catalogue }: PresentingWorld, record: Case, now: Date): CaseActionName[] {
  return actionsOpenTo(catalogue, record, now, ({ who }) => who === 'citizen')
}

/** How the notice was taken in. */
function presentNotice(consents: Consent[]) {
  const notice = consents.find(({ purpose }) => purpose === 'notice')
  if (notice === undefined) return null
  const { noticeVersion, method, proof, at } = notice
  return { noticeVersion, method, proof, at: isoInYunnan(at) }
}

export function presentEvents(world: TellingWorld, record: Case, language: Language) {
  return (record.events ?? [])
    .toSorted((a, b) => a.seq - b.seq)
    .map((event) => ({
      seq: event.seq,
      action: event.action,
      state: event.toState,
      note: noteOf(world, event, language),
      at: isoInYunnan(event.at),
      referrals: event.referrals.map((referral) => presentReferral(world, referral)),
      ...say(sentenceOf(world, record, event, language), language),
    }))
}

/** What was written; of a consent that was withdrawn, which one. */
function noteOf({ words }: TellingWorld, { action, note }: CaseEvent, language: Language): string | null {
  return action === 'withdraw-consent' ? words(language, `consents:title.${note}`) : note
}

function sentenceOf(world: TellingWorld, record: Case, event: CaseEvent, language: Language): string {
  const told = {
    action: event.action === 'submit' ? submittedBy(record) : event.action,
    at: event.at,
    note: noteOf(world, event, language),
    office: event.officeName ?? record.office?.name ?? '',
    detail: event.detail,
  }
  const sentence =
    event.note === null && event.action === 'supplement' ? [] : [eventSentence(world.words, told, language)]
  sentence.push(...event.referrals.map((referral) => referralSentence(world, referral, language)))
  if (event.action === 'refer' && event.note !== null) sentence.push(event.note)
  const photos = (record.attachments ?? []).filter(({ eventSeq }) => eventSeq === event.seq).length
  if (photos > 0) {
    const date = dayInWords(event.at, language)
    sentence.push(world.words(language, 'cases:event.photos', { date, count: photos }))
  }
  return sentence.join(language === 'en' ? ' ' : '')
}

/** Words of who sent it: the applicant hears when it was the government that came to them. */
function submittedBy({ staffId, filingMode }: Case): string {
  if (staffId === null) return 'submit'
  return filingMode === 'proactive' ? 'submit-found' : 'submit-by-staff'
}
