import type { Penalty } from '../../../models/penalty.ts'
import { decideBy } from './check-penalty-move.ts'

export const penaltyClocks = ['defence', 'decision', 'entry'] as const

export interface PenaltyClock {
  kind: (typeof penaltyClocks)[number]
  dueAt: Date
  over: boolean
}

/** What runs in the state that it is in: the person's time to speak, the time to decide, how long an entry is seen. */
export function clocksOf(penalty: Penalty, now: Date): PenaltyClock[] {
  const { state, defenceUntil, filedAt, visibleUntil } = penalty
  const undecided = state === 'INVESTIGATED' || state === 'NOTICE_SERVED' || state === 'HEARD' || state === 'FILED'
  const running: [PenaltyClock['kind'], Date | null][] = [
    ['defence', state === 'NOTICE_SERVED' ? defenceUntil : null],
    ['decision', undecided && filedAt !== null ? decideBy(penalty) : null],
    ['entry', state === 'REGISTERED' ? visibleUntil : null],
  ]
  return running.flatMap(([kind, dueAt]) => (dueAt === null ? [] : [{ kind, dueAt, over: dueAt <= now }]))
}
