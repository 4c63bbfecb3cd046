import type { Case } from '../../../models/case.ts'
import type { CaseClock } from '../../../models/case-clock.ts'
import { groupsOf } from '../../cases/case-number.ts'
import { findCaseFile } from '../../cases/find-case-file.ts'
import { findMergeable } from '../../cases/find-incident.ts'
import { alikeOf, findSimilarForStaff } from '../../cases/find-similar.ts'
import { matchListings, presentOffer } from '../../cases/match-listings.ts'
import { leaveOf } from '../../cases/minor-access.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import { presentLinks } from '../../cases/present-similar.ts'
import { dayInWords } from '../../cases/receipt.ts'
import { mayAskRegistries } from '../../cases/request-share.ts'
import { mayReveal } from '../../cases/reveal-field.ts'
import { mayCase } from '../../policies/may.ts'
import { openCase, type StaffCall } from './act-call.ts'
import { isButton } from './act-forms.ts'

/** The page of a case for the office, with what went wrong and what was typed. */
export async function showOfficeCase(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show } = call
  const record = await openCase(call)
  const shown = presentForStaff(world, record, language, actor)
  const offers = shown.actions.includes('refer') ? await matchListings(world, record, language) : []
  const steps = shown.actions.filter((action) => action !== 'refer')
  await show('staff/case.njk', {
    ...(await caseFileOf(call, record)),
    similar: presentLinks(await findSimilarForStaff(actor, record, alikeOf(record))),
    mayTellClue: mayCase(actor, 'read-personal', record),
    mergeable: (await findMergeable(world, actor, record)).length,
    offers: offers.map((offer) => presentOffer(offer, language)),
    buttons: steps.filter(isButton),
    forms: steps.filter((action) => !isButton(action)),
    mayReveal: mayReveal(actor, record),
    mayAskRegistries: mayAskRegistries(actor, record),
    leave: await leaveOf(world, actor, record),
    ...extra,
  })
}

/** The case and what its file holds, as the page and the print of it tell it. */
export async function caseFileOf(call: StaffCall, record: Case) {
  const { world, language, actor } = call
  const shown = presentForStaff(world, record, language, actor)
  const { hands, objections, supervisions } = await findCaseFile(actor, record)
  const day = (at: Date) => dayInWords(at, language)
  const { rectification } = record
  const worksOnIt = mayCase(actor, 'work', record)
  return {
    case: shown,
    groups: groupsOf(record.caseNumber),
    worksOnIt,
    rests: (record.clocks ?? [])
      .filter(({ pausedAt, stoppedAt }) => pausedAt && !stoppedAt)
      .map((clock) => restInWords(call, clock)),
    timeline: shown.events.map((event) => ({ ...event, by: hands.get(event.seq) })),
    workers: [...new Set(hands.values())],
    objections: objections.map(({ text, at }) => ({ text, on: day(at) })),
    supervisions: supervisions.map(({ reason, by, at, dueAt, settledAt }) => ({
      reason,
      by,
      on: day(at),
      until: day(dueAt),
      settled: settledAt && day(settledAt),
    })),
    rectification: rectification && {
      until: day(rectification.dueAt),
      called: rectification.calledAt && day(rectification.calledAt),
      callNote: worksOnIt ? rectification.callNote : null,
      closed: rectification.closedAt && day(rectification.closedAt),
      result: rectification.result,
    },
  }
}

/** Since when a promise rests, and how much of it is left. */
function restInWords({ world, language }: StaffCall, { kind, pausedAt, leftOver }: CaseClock): string {
  const { words } = world
  const promise = words(language, `cases:clockName.${kind}`)
  const date = pausedAt ? dayInWords(pausedAt, language) : ''
  if (leftOver === null) return words(language, 'staff:rest.over', { promise, date })
  const [unit = 'days', count = 0] = Object.entries(leftOver)[0] ?? []
  const left = words(language, `staff:rest.${unit}`, { count: Math.round(Number(count)) })
  return words(language, 'staff:rest.left', { promise, date, left })
}
