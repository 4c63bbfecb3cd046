import { Problem } from '../kernel/errors.ts'
import type { Transition } from './workflow.ts'

const dayMs = 86_400_000

export interface Lived {
  completedAt: Date | null
  /** The case is with the highest office that there is. */
  atTheTop: boolean
  /** What happened to it so far. */
  actions: string[]
}

/** What keeps this step from being taken now, beyond the state; null when nothing does. */
export function obstacleTo({ action, withinDays, once }: Transition, lived: Lived, now: Date): Problem | null {
  if (once && lived.actions.includes(action)) return new Problem('case.reopened_before')
  if (withinDays !== undefined && lived.completedAt !== null) {
    const past = now.getTime() - lived.completedAt.getTime() > withinDays * dayMs
    if (past) return new Problem('case.too_late', { params: { days: withinDays } })
  }
  if (action === 'review' && lived.atTheTop) return new Problem('case.no_higher_office')
  return null
}
