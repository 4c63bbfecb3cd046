import type { InferAttributes } from 'sequelize'
import { Case } from '../../../models/case.ts'
import type { Penalty } from '../../../models/penalty.ts'
import { PenaltyEvent } from '../../../models/penalty-event.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import { type FieldFault, invalidFields, Problem } from '../../kernel/errors.ts'
import { partsOfIdNumber } from '../../kernel/id-number.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayPenalty } from '../../policies/may.ts'
import { yuanText } from '../answer-text.ts'
import type { CaseWorld } from '../case-world.ts'
import {
  decideWithinDays,
  defenceWorkingDays,
  entryVisibleDays,
  finesFor,
  isFineWithin,
  type PenaltyAction,
  type PenaltyStep,
  penaltySteps,
  punishableAge,
} from './penalty-steps.ts'

export interface PenaltyMove {
  action: PenaltyAction
  version: number
  note?: string | undefined
  facts?: string | undefined
  basis?: string | undefined
  gainFen?: number | undefined
  refundFen?: number | undefined
  fineFen?: number | undefined
}

export interface CheckedMove {
  step: PenaltyStep
  /** What the step writes, besides the new state. */
  changes: Partial<InferAttributes<Penalty>>
}

type CheckingWorld = Pick<CaseWorld, 'clock' | 'calendar'>
type Sum = 'gainFen' | 'refundFen' | 'fineFen'

const dayMs = 86_400_000

/**
 * Whether somebody may take a step now, and what it would change; nothing is written. Throws `penalty.step_illegal`,
 * `auth.forbidden`, `case.version_conflict`, `case.four_eyes`, `penalty.defence_runs`, `penalty.hearing_first`,
 * `penalty.too_late`, `penalty.minor`, and `request.invalid` with all that is wrong in it.
 */
export async function checkPenaltyMove(
  world: CheckingWorld,
  actor: StaffActor,
  penalty: Penalty,
  move: PenaltyMove,
): Promise<CheckedMove> {
  const step = penaltySteps.find(({ action, from }) => action === move.action && from.includes(penalty.state))
  if (step === undefined) throw new Problem('penalty.step_illegal')
  if (!mayPenalty(actor, step.who, penalty)) throw new Problem('auth.forbidden')
  if (penalty.version !== move.version) throw new Problem('case.version_conflict')
  return { step, changes: await changesOf(world, actor, penalty, move) }
}

async function changesOf(
  world: CheckingWorld,
  actor: StaffActor,
  penalty: Penalty,
  move: PenaltyMove,
): Promise<CheckedMove['changes']> {
  const now = world.clock.now()
  const { facts, basis, note, gainFen, refundFen, fineFen } = move
  switch (move.action) {
    case 'file':
      await checkAge(penalty, now)
      return { filedAt: now }
    case 'investigate':
      refuse([...needed('facts', facts), ...missing('gainFen', gainFen)])
      return { facts: facts?.trim() ?? '', gainFen: gainFen ?? 0 }
    case 'serve-notice':
      refuse([...needed('basis', basis), ...faultsOfSums(move, penalty, penalty.gainFen, null)])
      return {
        basis: basis?.trim() ?? '',
        refundFen: refundFen ?? 0,
        fineFen: fineFen ?? 0,
        defenceUntil: world.calendar.after(now, { workingDays: defenceWorkingDays }).dueAt,
      }
    case 'hear':
      refuse(needed('note', note))
      return {}
    case 'decide':
      await checkDecision(actor, penalty, now)
      // What is decided is never more than what the person was told of.
      refuse(faultsOfSums(move, penalty, penalty.refundFen, penalty.fineFen))
      return { refundFen: refundFen ?? 0, fineFen: fineFen ?? 0, decidedBy: actor.staffId, decidedAt: now }
    case 'register':
      return { enteredAt: now, visibleUntil: new Date(now.getTime() + entryVisibleDays * dayMs) }
    case 'correct':
      refuse(needed('note', note))
      return { visibleUntil: now }
    case 'drop':
      refuse(needed('note', note))
      return {}
    default:
      return {}
  }
}

async function checkAge({ caseId }: Penalty, now: Date): Promise<void> {
  const { applicant } = await Case.findByPk(caseId, { rejectOnEmpty: true })
  const born = partsOfIdNumber(applicant.idNumber).birthDate
  const today = dayInYunnan(now)
  const turned = `${Number(born.slice(0, 4)) + punishableAge}${born.slice(4)}`
  if (today < turned) throw new Problem('penalty.minor')
}

async function checkDecision(actor: StaffActor, penalty: Penalty, now: Date): Promise<void> {
  const own = await PenaltyEvent.count({ where: { penaltyId: penalty.id, actorId: actor.staffId } })
  if (own > 0) throw new Problem('case.four_eyes')
  if (penalty.state === 'NOTICE_SERVED') {
    if (penalty.hearingWanted) throw new Problem('penalty.hearing_first')
    if (penalty.defence === null && penalty.defenceUntil !== null && now < penalty.defenceUntil) {
      throw new Problem('penalty.defence_runs')
    }
  }
  if (now > decideBy(penalty)) throw new Problem('penalty.too_late', { params: { days: decideWithinDays } })
}

/** Until when it must be decided. */
export function decideBy({ filedAt, createdAt }: Pick<Penalty, 'filedAt' | 'createdAt'>): Date {
  return new Date((filedAt ?? createdAt).getTime() + decideWithinDays * dayMs)
}

/** What is to be paid back and the fine: within the law, and no more than these. */
function faultsOfSums(
  { refundFen, fineFen }: PenaltyMove,
  { gainFen }: Penalty,
  mostRefund: number | null,
  mostFine: number | null,
): FieldFault[] {
  const faults = [...missing('refundFen', refundFen), ...missing('fineFen', fineFen)]
  if (refundFen !== undefined && mostRefund !== null && refundFen > mostRefund) {
    faults.push(tooMuch('refundFen', mostRefund))
  }
  if (fineFen === undefined) return faults
  if (!isFineWithin(fineFen, gainFen ?? 0)) {
    const { least, most } = finesFor(gainFen ?? 0)
    faults.push({
      path: 'fineFen',
      code: 'field.fine_bounds',
      params: { least: yuanText(least), most: yuanText(most) },
    })
  } else if (mostFine !== null && fineFen > mostFine) {
    faults.push(tooMuch('fineFen', mostFine))
  }
  return faults
}

function tooMuch(path: Sum, most: number): FieldFault {
  return { path, code: 'field.money_big', params: { bound: yuanText(most) } }
}

function needed(path: string, value: string | undefined): FieldFault[] {
  return (value?.trim() ?? '') === '' ? [{ path, code: 'field.required' }] : []
}

function missing(path: Sum, value: number | undefined): FieldFault[] {
  return value === undefined ? [{ path, code: 'field.required' }] : []
}

function refuse(faults: FieldFault[]): void {
  if (faults.length > 0) throw invalidFields(...faults)
}
