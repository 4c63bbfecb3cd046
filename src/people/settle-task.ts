import { Case } from '../../models/case.ts'
import { type StaffTask, type TaskOutcome, taskOutcomes } from '../../models/staff-task.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { findTask } from '../cases/find-tasks.ts'
import { recordEvent } from '../cases/record-event.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { handOverAccount } from './hand-over-account.ts'
import { checkFailures, forgetFailures, noteFailure } from './login-failures.ts'
import { refuseRecovery } from './refuse-recovery.ts'

/** How it ended; `idNumber` as it stands on the card of whoever asks for an account. */
export interface Settlement {
  outcome: TaskOutcome
  note?: string | undefined
  idNumber?: string | undefined
}

/**
 * Ends what had to be seen to in person: an account is handed over or not, somebody has been told at their door. A wrong
 * number on the card changes nothing and is counted. Throws `auth.forbidden`, `task.not_found`, `task.settled`,
 * `task.tried_too_often`, `request.invalid`, and what handing over throws.
 */
export async function settleTask(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'jobs' | 'wechat'>,
  actor: StaffActor,
  id: string,
  settlement: Settlement,
): Promise<void> {
  const now = world.clock.now()
  const tries = `task ${id}`
  await checkFailures(tries, now, 'task.tried_too_often')
  // A wrong number must be counted, so it is told after the transaction.
  const isRight = await world.transaction(async () => {
    const task = await findTask(actor, id, { lock: true })
    if (task.doneAt !== null) throw new Problem('task.settled')
    const { outcome, note = '' } = settlement
    if (!(taskOutcomes[task.kind] as readonly TaskOutcome[]).includes(outcome))
      throw invalidFields({ path: 'outcome', code: 'field.choice' })
    if (!(await carryOut(world, actor, task, settlement))) return false
    await task.update({ doneAt: now, doneBy: actor.staffId, outcome, note: note.trim() || null })
    const details = { outcome, case: task.caseId, holder: task.holderId }
    audit(world, { actor, action: `task.${task.kind}`, subject: { kind: 'task', id }, details })
    return true
  })
  if (isRight) return forgetFailures(tries)
  await noteFailure(world, tries, { actor, subject: { kind: 'task', id } })
  throw invalidFields({ path: 'idNumber', code: 'field.id_number_differs' })
}

/** False when the card is not the holder's. */
async function carryOut(
  world: Pick<CaseWorld, 'clock' | 'jobs' | 'wechat'>,
  actor: StaffActor,
  task: StaffTask,
  { outcome, note = '', idNumber = '' }: Settlement,
): Promise<boolean> {
  switch (outcome) {
    case 'handed-over':
      return handOverAccount(world, task, idNumber)
    case 'refused':
      if (note.trim() === '') throw invalidFields({ path: 'note', code: 'field.required' })
      await refuseRecovery(world, task, note.trim())
      return true
    default:
      await recordVisit(world, actor, task, outcome)
      return true
  }
}

/** The case remembers that its applicant was told; a visit to their helper stays with the task. */
async function recordVisit(
  world: Pick<CaseWorld, 'clock' | 'jobs' | 'wechat'>,
  actor: StaffActor,
  { caseId, audience }: StaffTask,
  outcome: 'told' | 'wants-nothing',
): Promise<void> {
  if (caseId === null || audience !== 'applicant') return
  const record = await Case.findByPk(caseId, { rejectOnEmpty: true, lock: true })
  await record.update({ version: record.version + 1, updatedAt: world.clock.now() })
  await recordEvent(world, record, { actor, action: `visit-${outcome}`, from: record.state, note: null })
}
