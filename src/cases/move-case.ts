import { Case } from '../../models/case.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase, mayStep } from '../policies/may.ts'
import type { Referral } from './case-parts.ts'
import { positionOf } from './case-progress.ts'
import type { CaseWorld } from './case-world.ts'
import { addPhotos } from './claim-attachments.ts'
import { obstacleTo, reasonFaults } from './limits-of-step.ts'
import type { NewsWorld } from './plan-news.ts'
import { recordEvent } from './record-event.ts'
import { runClocks } from './run-clocks.ts'
import { settleAlongside } from './settle-alongside.ts'
import { effects } from './steps/effects.ts'
import type { Effect, Step } from './steps/step.ts'
import { bucketOf, type CaseActionName, type CaseState, type Transition, transitionsFrom } from './workflow.ts'

export interface Move {
  action: CaseActionName
  /** The version that the actor saw: somebody else's step in between is a `case.version_conflict`. */
  version: number
  note?: string | undefined
  /** What a referral names, one or more. */
  referrals?: Referral[] | undefined
  /** Photos that a supplement adds. */
  attachments?: string[] | undefined
  /** All papers that are missing, as the person can understand them. */
  materials?: string[] | undefined
  /** Where else to turn, when it is not accepted. */
  otherChannel?: string | undefined
  to?: { department?: string | undefined; division?: string | undefined } | undefined
  fit?: boolean | undefined
  /** The rule that a refusal rests on. */
  basis?: string | undefined
  remedies?: string | undefined
  amountFen?: number | undefined
  /** The open case that this one repeats. */
  into?: string | undefined
  workingDays?: number | undefined
}

export type MovingWorld = Pick<CaseWorld, 'transaction' | 'catalogue' | 'calendar'> & NewsWorld

/** One step of a case, with its event, its clocks and its news, in one transaction. */
export async function moveCase(
  world: MovingWorld,
  actor: CitizenActor | StaffActor,
  caseId: string,
  move: Move,
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    const row = rowFor(world, actor, record, move.action)
    if (record.version !== move.version) throw new Problem('case.version_conflict')
    await takeStep(world, actor, record, row, move)
    if (actor.kind === 'citizen') await addPhotos(actor, caseId, record.version, move.attachments ?? [])
  })
}

/** A step that nobody takes: an objection, papers that never came. Within a transaction, the case locked. */
export async function moveBySystem(world: MovingWorld, record: Case, action: 'object' | 'lapse'): Promise<void> {
  const row = transitionsFrom(positionOf(world.catalogue, record)).find((each) => each.action === action)
  if (row === undefined) throw new Problem('case.transition_illegal')
  await takeStep(world, 'system', record, row, { action, version: record.version })
}

/** The row of the table that the actor may take: 403 for the wrong post, 409 for the wrong moment. */
function rowFor(
  { catalogue }: MovingWorld,
  actor: CitizenActor | StaffActor,
  record: Case,
  action: CaseActionName,
): Transition {
  const may = ({ who }: Transition) =>
    actor.kind === 'citizen' ? who === 'citizen' && mayCase(actor, 'own', record) : mayStep(actor, who, record)
  const rows = transitionsFrom(positionOf(catalogue, record)).filter((each) => each.action === action)
  const row = rows.find(may)
  if (row !== undefined) return row
  const stranger = actor.kind === 'citizen' ? !mayCase(actor, 'own', record) : !mayCase(actor, 'work', record)
  throw new Problem(rows.length > 0 || stranger ? 'auth.forbidden' : 'case.transition_illegal')
}

async function takeStep(
  world: MovingWorld,
  actor: Step['actor'],
  record: Case,
  row: Transition,
  move: Move,
): Promise<void> {
  const note = move.note?.trim() || null
  const now = world.clock.now()
  await checkStep(world, actor, record, row, note, move)
  const from = record.state
  const step: Step = { world, actor, record, row, move, note, now }
  const { changes = {}, detail }: Effect = (await effects[row.action]?.(step)) ?? {}
  const to = stateAfter(record, row)
  await record.update({
    state: to,
    version: record.version + 1,
    updatedAt: now,
    completedAt: bucketOf(to) === 'completed' ? now : null,
    ...changes,
  })
  await runClocks(world, record, row, now)
  await recordEvent(world, record, { actor, action: row.action, from, note, detail, referrals: move.referrals })
  await settleAlongside(step, from)
}

async function checkStep(
  world: MovingWorld,
  actor: Step['actor'],
  record: Case,
  row: Transition,
  note: string | null,
  { attachments = [] }: Move,
): Promise<void> {
  const nothingAdded = row.action === 'supplement' && attachments.length === 0 && note === null
  const faults = nothingAdded ? [{ path: 'note', code: 'field.required' as const }] : reasonFaults(row, note)
  if (faults.length > 0) throw invalidFields(...faults)
  const events = await CaseEvent.findAll({
    where: { caseId: record.id },
    attributes: ['action', 'actorKind', 'actorId'],
  })
  const { course } = positionOf(world.catalogue, record)
  const staffId = actor !== 'system' && actor.kind === 'staff' ? actor.staffId : undefined
  const obstacle = obstacleTo(row, { record, events, course }, world.clock.now(), staffId)
  if (obstacle !== null) throw obstacle
}

function stateAfter(record: Case, { to }: Transition): CaseState {
  if (to === 'back') return record.progress.waitingFrom ?? 'ROUTED'
  return to ?? record.state
}
