import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { WorkAlert } from '../../models/work-alert.ts'
import type { Language } from '../kernel/words.ts'
import type { StaffActor } from '../policies/actor.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'
import { openStates } from './workflow.ts'

/** More than a desk looks at in a day. */
const shown = 100

/** What the chain brought to the desks of a member of staff, of cases that are still open. */
export async function findAlerts({ words }: Pick<CaseWorld, 'words'>, actor: StaffActor, language: Language) {
  const desks = actor.grants.map(({ role, department, division }) => ({
    role,
    // The platform has an office at each level, with a step of its own.
    division: role === 'dispatcher' ? division : { [Op.startsWith]: division },
    ...(department === null ? {} : { department }),
  }))
  if (desks.length === 0) return []
  const alerts = await WorkAlert.findAll({
    where: { skipped: false, [Op.or]: desks },
    include: [{ model: Case, as: 'case', where: { state: openStates }, attributes: ['caseNumber'] }],
    order: [['at', 'DESC']],
    limit: shown,
  })
  return alerts.map(({ id, caseId, clock, step, at, case: record }) => {
    const caseNumber = record?.caseNumber ?? ''
    const promise = words(language, `cases:clockName.${clock}`)
    return {
      id,
      caseId,
      caseNumber,
      clock,
      step,
      at,
      ...say(words(language, `cases:alert.${kindOf(clock, step)}`, { promise, caseNumber }), language),
    }
  })
}

function kindOf(clock: string, step: string): 'minor' | 'soon' | 'over' {
  if (clock === 'minor') return 'minor'
  return step === 'reminder' ? 'soon' : 'over'
}
