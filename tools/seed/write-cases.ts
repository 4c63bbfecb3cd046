import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { Consent } from '../../models/consent.ts'
import { PromiseEnd } from '../../models/promise-end.ts'
import { Rating } from '../../models/rating.ts'
import { Rectification } from '../../models/rectification.ts'
import { Supervision } from '../../models/supervision.ts'
import { bucketOf } from '../../src/cases/workflow.ts'
import type { Calendar } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Dice } from './dice.ts'
import type { caseRow } from './invent-case.ts'
import type { LivedCase } from './live-case.ts'

export interface Seeded {
  row: ReturnType<typeof caseRow>
  lived: LivedCase
  officeName: string
  noticeVersion: string
}

const dayMs = 86_400_000
const supervisionWorkingDays = 5
const noReturning = { returning: false } as const

/** Writes invented cases with all that belongs to them, by the models, so that they are kept as real ones are. */
export async function writeCases(
  { dice, calendar, now }: { dice: Dice; calendar: Calendar; now: Date },
  seeded: Seeded[],
): Promise<void> {
  await Case.bulkCreate(
    seeded.map(({ row }) => row),
    noReturning,
  )
  await CaseEvent.bulkCreate(seeded.flatMap(eventsOf), noReturning)
  await CaseClock.bulkCreate(
    seeded.flatMap(({ row, lived }) => [...lived.clocks.values()].map((clock) => ({ caseId: row.id, ...clock }))),
    noReturning,
  )
  await PromiseEnd.bulkCreate(
    seeded.flatMap(({ row, lived }) => lived.ended.map((end) => ({ id: newId(), caseId: row.id, ...end }))),
    noReturning,
  )
  await Consent.bulkCreate(
    seeded.map(({ row }) => consentOf(dice, row)),
    noReturning,
  )
  const ratings = seeded.flatMap(({ row, lived }) => ratingOf(dice, row.id, lived, now))
  await Rating.bulkCreate(ratings, noReturning)
  await Rectification.bulkCreate(
    ratings.filter(({ level }) => level <= 2).map((rating) => rectificationOf(dice, calendar, rating, now)),
    noReturning,
  )
  await Supervision.bulkCreate(
    seeded.flatMap(({ row, lived }) => supervisionOf(calendar, row.id, lived, now)),
    noReturning,
  )
}

function eventsOf({ row, lived, officeName }: Seeded) {
  return lived.events.map(({ action, who, fromState, toState, at }, index) => ({
    id: newId(),
    caseId: row.id,
    seq: index + 1,
    actorKind: who === 'citizen' && action === 'submit' && row.staffId !== null ? 'staff' : who,
    actorId: who === 'citizen' ? (row.citizenId ?? row.staffId) : null,
    action,
    fromState,
    toState,
    note: action === 'submit' ? null : '样本说明',
    officeName,
    at,
  }))
}

function consentOf(dice: Dice, { id, createdAt, noticeVersion }: Seeded['row']) {
  const method = dice.weighted({ read: 60, heard: 30, assisted: 10 })
  const proof = method !== 'heard' ? null : dice.chance(0.7) ? ('complete' as const) : ('partial' as const)
  return {
    id: newId(),
    caseId: id,
    citizenId: null,
    purpose: 'notice' as const,
    noticeVersion,
    method,
    proof,
    proofHash: null,
    at: createdAt,
    withdrawnAt: null,
  }
}

function ratingOf(dice: Dice, caseId: string, { state, completedAt }: LivedCase, now: Date) {
  if (completedAt === null || state === 'WITHDRAWN' || state === 'MERGED' || !dice.chance(0.4)) return []
  const at = new Date(completedAt.getTime() + dice.hours(20) * 3_600_000)
  if (at > now) return []
  const level = Number(dice.weighted({ 5: 50, 4: 30, 3: 12, 2: 5, 1: 3 }))
  return [{ caseId, level, tags: [], text: null, at }]
}

function rectificationOf(dice: Dice, calendar: Calendar, { caseId, at }: { caseId: string; at: Date }, now: Date) {
  const { dueAt, provisional } = calendar.after(at, { workingDays: 5 })
  const done = new Date(at.getTime() + dice.hours(4 * 24) * 3_600_000)
  const closed = done < now
  return {
    caseId,
    openedAt: at,
    dueAt,
    provisional,
    calledAt: closed ? at : null,
    calledBy: null,
    callNote: closed ? '样本回访' : null,
    closedAt: closed ? done : null,
    closedBy: null,
    result: closed ? '样本整改结果' : null,
  }
}

/** The province looks at what is ten days late. */
function supervisionOf(calendar: Calendar, caseId: string, { state, clocks }: LivedCase, now: Date) {
  const platform = clocks.get('platform')
  if (bucketOf(state) === 'completed' || platform === undefined || platform.stoppedAt !== null) return []
  const at = new Date(platform.dueAt.getTime() + 10 * dayMs)
  if (at > now || platform.pausedAt !== null) return []
  const { dueAt } = calendar.after(at, { workingDays: supervisionWorkingDays })
  return [{ id: newId(), caseId, staffId: null, reason: 'platform', dueAt, at, settledAt: null }]
}
