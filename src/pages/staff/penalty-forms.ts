import type { Penalty } from '../../../models/penalty.ts'
import { yuanText } from '../../cases/answer-text.ts'
import type { PenaltyMove } from '../../cases/penalties/check-penalty-move.ts'
import { finesFor, type PenaltyAction, penaltyActions } from '../../cases/penalties/penalty-steps.ts'
import { mostFen, penaltyMove } from '../../http/routes/staff/penalties.ts'
import { validate } from '../../http/validate.ts'
import { type FieldFault, invalidFields, Problem } from '../../kernel/errors.ts'
import { fenOf } from '../citizen/typed-answers.ts'
import type { PostedForm } from '../posted-form.ts'

const sums = ['gainFen', 'refundFen', 'fineFen'] as const
const fields = ['facts', 'basis', ...sums, 'note'] as const
export type PenaltyField = (typeof fields)[number]
export type TypedPenalty = Record<PenaltyField, string>

interface PenaltyForm {
  fields: readonly PenaltyField[]
  /** The person is told of it: it is shown once more, as they will read and hear it. */
  asks?: true
}

/** Each step with the fields that it takes. */
export const penaltyForms: Record<PenaltyAction, PenaltyForm> = {
  file: { fields: ['note'] },
  investigate: { fields: ['facts', 'gainFen'] },
  'serve-notice': { fields: ['basis', 'refundFen', 'fineFen'], asks: true },
  hear: { fields: ['note'] },
  decide: { fields: ['refundFen', 'fineFen', 'note'], asks: true },
  'serve-decision': { fields: [], asks: true },
  settle: { fields: ['note'] },
  register: { fields: [], asks: true },
  correct: { fields: ['note'], asks: true },
  drop: { fields: ['note'], asks: true },
}

export function penaltyActionOf(name: string | undefined): PenaltyAction {
  const action = penaltyActions.find((each) => each === name)
  if (action === undefined) throw new Problem('route.not_found')
  return action
}

export function readTypedPenalty(form: PostedForm): TypedPenalty {
  return Object.fromEntries(fields.map((name) => [name, form.value(name)])) as TypedPenalty
}

/** What was typed as the API would be told it: yuan as 分. Throws `request.invalid`. */
export function meantMove(action: PenaltyAction, typed: TypedPenalty, version: number): PenaltyMove {
  const faults: FieldFault[] = []
  const given = penaltyForms[action].fields.flatMap((name) => {
    const text = typed[name].trim()
    if (text === '') return []
    const sum = sums.find((each) => each === name)
    if (sum === undefined) return [[name, text]]
    const amount = fenOf(text.normalize('NFKC'))
    if (typeof amount === 'string') faults.push({ path: sum, code: 'field.money' })
    else if (amount > mostFen) faults.push({ path: sum, code: 'field.money_big', params: { bound: yuanText(mostFen) } })
    return [[name, amount]]
  })
  if (faults.length > 0) throw invalidFields(...faults)
  return validate(penaltyMove, { action, version, ...Object.fromEntries(given) })
}

/** What a form begins with: the head decides on what the person was told of. */
export function firstTyped(action: PenaltyAction, { refundFen, fineFen }: Penalty): Partial<TypedPenalty> {
  if (action !== 'decide') return {}
  return { refundFen: yuanText(refundFen ?? 0), fineFen: yuanText(fineFen ?? 0) }
}

/** The bounds of the sums in yuan, both ends allowed. */
export function boundsOf(action: PenaltyAction, { gainFen, refundFen, fineFen }: Penalty) {
  const { least, most } = finesFor(gainFen ?? 0)
  const told = action === 'decide' ? { refund: refundFen, fine: fineFen } : { refund: gainFen, fine: most }
  const mostFine = Math.min(most, told.fine ?? most)
  return {
    refund: yuanText(told.refund ?? 0),
    least: yuanText(least),
    most: yuanText(mostFine),
    /** Nobody was told of a fine, so there is none to decide on. */
    noFine: mostFine < least || mostFine === 0,
  }
}
