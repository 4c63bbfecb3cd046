import type { Penalty } from '../../../models/penalty.ts'
import { decideBy } from './check-penalty-move.ts'
import { serveWithinDays } from './penalty-steps.ts'

const dayMs = 86_400_000

export const penaltyClocks = ['defence', 'decision', 'serving', 'entry'] as const

export interface PenaltyClock {
  kind: (typeof penaltyClocks)[number]
  dueAt: Date
  over: boolean
}

/** What runs in the state that it is in: the person's time to speak, the time to decide and to serve, how long an entry is seen. */
export function clocksOf(penalty: Penalty, now: Date): PenaltyClock[] {
  const { state, defenceUntil, filedAt, decidedAt, visibleUntil } = penalty
  const serveBy = decidedAt && new Date(decidedAt.getTime() + serveWithinDays * dayMs)
  const undecided = state === 'INVESTIGATED' || state === 'NOTICE_SERVED' || state === 'HEARD' || state === 'FILED'
  const running: [PenaltyClock['kind'], Date | null][] = [
    ['defence', state === 'NOTICE_SERVED' ? defenceUntil : null],
    ['decision', undecided && filedAt !== null ? decideBy(penalty) : null],
    ['serving', state === 'DECIDED' ? serveBy : null],
    ['entry', state === 'REGISTERED' ? visibleUntil : null],
  ]
  return running.flatMap(([kind, dueAt]) => (dueAt === null ? [] : [{ kind, dueAt, over: dueAt <= now }]))
}
