import type { ServiceClocks, Urgency } from '../catalogue/types.ts'
import { afterCalendarDays, afterHours, afterWorkingDays, type DueDate } from '../kernel/calendar.ts'
import type { ClockKind } from './workflow.ts'

/** The promises that begin when a case is filed. */
export function startingClocks(clocks: ServiceClocks, urgency: Urgency, now: Date): (DueDate & { kind: ClockKind })[] {
  const accept = clocks.accept[urgency]
  return [
    {
      kind: 'accept',
      ...('hours' in accept ? afterHours(now, accept.hours) : afterWorkingDays(now, accept.workingDays)),
    },
    { kind: 'platform', ...afterCalendarDays(now, clocks.platformDays) },
  ]
}

export type Lamp = 'green' | 'yellow' | 'red' | 'purple' | 'off'

const dayMs = 86_400_000
/** Past this share of its time a promise turns yellow. */
const yellowShare = 0.7
/** Overdue by more than this, the province looks at it. */
const purpleAfterMs = 10 * dayMs

export interface RunningClock {
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
}

/** `off` once the promise was kept in time; a promise kept late stays red. */
export function lampOf(clock: RunningClock, now: Date): Lamp {
  const at = clock.stoppedAt ?? now
  if (at > clock.dueAt) return at.getTime() - clock.dueAt.getTime() > purpleAfterMs ? 'purple' : 'red'
  if (clock.stoppedAt !== null) return 'off'
  const share = (now.getTime() - clock.startedAt.getTime()) / (clock.dueAt.getTime() - clock.startedAt.getTime())
  return share >= yellowShare ? 'yellow' : 'green'
}

export const runningLamps = ['green', 'yellow', 'red', 'purple'] as const
export type RunningLamp = (typeof runningLamps)[number]

const yellowFrom = `started_at + (due_at - started_at) * ${yellowShare}`
const purpleFrom = `due_at + interval '${purpleAfterMs / 1000} seconds'`

/** The same lamps for a query: conditions on a running clock, with the instant `:now`. */
export const conditionOfLamp: Record<RunningLamp, string> = {
  green: `:now < ${yellowFrom}`,
  yellow: `:now >= ${yellowFrom} AND :now <= due_at`,
  red: `:now > due_at AND :now <= ${purpleFrom}`,
  purple: `:now > ${purpleFrom}`,
}
