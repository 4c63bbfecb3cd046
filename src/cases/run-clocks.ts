import type { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { PromiseEnd } from '../../models/promise-end.ts'
import { WorkAlert } from '../../models/work-alert.ts'
import type { Span } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { CaseWorld } from './case-world.ts'
import { spanOf } from './clocks.ts'
import type { ClockKind, Transition } from './workflow.ts'

type ClockWorld = Pick<CaseWorld, 'catalogue' | 'calendar'>

/** What a step does to the promises of a case. */
export async function runClocks(world: ClockWorld, record: Case, row: Transition, now: Date): Promise<void> {
  const caseId = record.id
  const running = await CaseClock.findAll({ where: { caseId, stoppedAt: null } })
  const among = (kinds: readonly ClockKind[] = []) => running.filter(({ kind }) => kinds.includes(kind as ClockKind))
  const stopping = among(row.stops)
  for (const clock of stopping) await clock.update({ stoppedAt: now, pausedAt: null, leftOver: null })
  await PromiseEnd.bulkCreate(
    stopping.map(({ kind, startedAt, dueAt }) => ({
      id: newId(),
      caseId,
      kind,
      startedAt,
      dueAt,
      endedAt: now,
      action: row.action,
    })),
  )
  for (const clock of among(row.pauses)) if (clock.pausedAt === null) await pause(world, clock, now)
  for (const clock of among(row.resumes)) if (clock.pausedAt !== null) await resume(world, clock, now)
  for (const kind of row.starts ?? []) await startClock(world, record, kind, now)
}

/** Begins, or begins anew, with its whole chain of alerts; the events keep when it was promised before. */
export async function startClock(world: ClockWorld, record: Case, kind: ClockKind, now: Date): Promise<void> {
  const promised = record.promises ?? world.catalogue.service(record.serviceId).clocks
  const span = spanOf(kind, promised, record.urgency as 'normal')
  if (span === null) return
  await WorkAlert.destroy({ where: { caseId: record.id, clock: kind } })
  await CaseClock.upsert({
    caseId: record.id,
    kind,
    span,
    startedAt: now,
    stoppedAt: null,
    pausedAt: null,
    leftOver: null,
    ...counted(world, now, span),
  })
}

/** A due date and what it was counted by, so that it can be counted again. */
export function counted({ calendar }: Pick<CaseWorld, 'calendar'>, from: Date, span: Span) {
  return { ...calendar.after(from, span), countedFrom: from, countedSpan: span }
}

const unknownSpan: Span = { workingDays: 0 }

/** A promise that is broken already rests too, and stays broken by as much. */
async function pause({ calendar }: ClockWorld, clock: CaseClock, now: Date): Promise<void> {
  await clock.update({ pausedAt: now, leftOver: calendar.left(clock.dueAt, now, clock.span ?? unknownSpan) })
}

async function resume({ calendar }: ClockWorld, clock: CaseClock, now: Date): Promise<void> {
  const due = clock.leftOver === null ? {} : counted({ calendar }, now, clock.leftOver)
  await clock.update({ pausedAt: null, leftOver: null, ...due })
}
