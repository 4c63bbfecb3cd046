import { UniqueConstraintError } from 'sequelize'
import { Case } from '../../../models/case.ts'
import { Penalty } from '../../../models/penalty.ts'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayCase } from '../../policies/may.ts'
import type { CaseWorld } from '../case-world.ts'
import { recordPenalty } from './record-penalty.ts'

/**
 * Somebody who works on a case says what makes them doubt it. Always a person, never a comparison or a card that was
 * misread. Throws `case.not_found`, `auth.forbidden`, `penalty.open`.
 */
export async function openClue(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: StaffActor,
  caseId: string,
  clue: string,
): Promise<Penalty> {
  const now = world.clock.now()
  try {
    return await world.transaction(async () => {
      const record = await Case.findByPk(caseId)
      if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
      if (!mayCase(actor, 'read-personal', record)) throw new Problem('auth.forbidden')
      const penalty = await Penalty.create({
        id: newId(),
        caseId,
        citizenId: record.applicantId,
        department: record.department,
        division: record.officeDivision,
        state: 'CLUE',
        version: 1,
        clue: clue.trim(),
        createdAt: now,
        updatedAt: now,
      })
      await recordPenalty(world, penalty, { actor, action: 'clue' })
      return penalty
    })
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw new Problem('penalty.open')
    throw error
  }
}
