import type { CaseActionName, Position } from '../../src/cases/workflow.ts'
import type { Dice } from './dice.ts'

export interface NextStep {
  action: CaseActionName
  /** Since the step before. */
  hours: number
  who: 'staff' | 'citizen' | 'system'
}

const day = 24

/** What happens next with an invented case; null where it rests for good. `taken`: what happened before. */
export function nextStep(dice: Dice, { state, course }: Position, taken: ReadonlySet<string>): NextStep | null {
  const staff = (action: CaseActionName, hours: number): NextStep => ({
    action,
    hours: dice.hours(hours),
    who: 'staff',
  })
  const citizen = (action: CaseActionName, hours: number): NextStep => ({
    action,
    hours: dice.hours(hours),
    who: 'citizen',
  })
  switch (state) {
    case 'ROUTED': {
      const way = dice.weighted({ accept: 82, transfer: 5, reject: 4, papers: 6, withdraw: 3 })
      if (way === 'transfer' && !taken.has('transfer')) return staff('transfer', 10)
      if (way === 'papers' && !taken.has('request-materials')) return staff('request-materials', 12)
      if (way === 'reject') return staff('reject', 16)
      if (way === 'withdraw') return citizen('withdraw', 20)
      return staff('accept', 14)
    }
    case 'WAIT_MATERIALS':
      return dice.chance(0.85) ? citizen('supplement', 3 * day) : { action: 'lapse', hours: 29 * day, who: 'system' }
    case 'ACCEPTED':
      if (course === 'report' && dice.chance(0.5)) return staff(dice.chance(0.12) ? 'merge' : 'answer', 2 * day)
      if (course === 'service' && dice.chance(0.6)) return staff(dice.chance(0.7) ? 'fulfil' : 'answer', 3 * day)
      return staff('investigate', 1.5 * day)
    case 'INVESTIGATING':
      if (course === 'report') return staff('answer', 3 * day)
      return staff(course === 'service' ? 'fulfil' : 'opinion', 4 * day)
    case 'FIRST_REVIEW':
      return staff(course === 'public-assessment' ? 'publish' : 'submit-to-county', day)
    case 'PUBLICITY':
      return { action: 'submit-to-county', hours: 7 * day + dice.hours(day), who: 'staff' }
    case 'COUNTY_REVIEW':
      return staff(dice.chance(0.86) ? 'approve' : 'deny', 3 * day)
    case 'APPROVED':
      return staff('fulfil', 4 * day)
    default:
      return !taken.has('reopen') && state !== 'WITHDRAWN' && state !== 'MERGED' && dice.chance(0.02)
        ? citizen('reopen', 6 * day)
        : null
  }
}
