import type { ServiceClocks, Urgency } from '../catalogue/types.ts'
import type { Calendar, DueDate, Span } from '../kernel/calendar.ts'
import type { ClockKind } from './workflow.ts'

/** Papers that were asked for and do not come: the case rests no longer than this. A proposal, to be confirmed. */
const materialsWorkingDays = 20
/** A refusal reaches the person within three working days (社会救助暂行办法, as the rules of the counties put it). */
const denialWorkingDays = 3

/** How long a promise is; null where none is made. */
export function spanOf(kind: ClockKind, clocks: ServiceClocks, urgency: Urgency): Span | null {
  switch (kind) {
    case 'accept':
      return clocks.accept[urgency]
    case 'platform':
      return { days: clocks.platformDays }
    case 'statutory':
      return clocks.statutoryWorkingDays === null ? null : { workingDays: clocks.statutoryWorkingDays }
    case 'materials':
      return { workingDays: materialsWorkingDays }
    case 'denial':
      return { workingDays: denialWorkingDays }
  }
}

/** The promises that begin when a case is filed. */
export function startingClocks(
  calendar: Calendar,
  clocks: ServiceClocks,
  urgency: Urgency,
  now: Date,
): (DueDate & { kind: ClockKind; span: Span })[] {
  return (['accept', 'platform'] as const).flatMap((kind) => {
    const span = spanOf(kind, clocks, urgency)
    return span === null ? [] : [{ kind, span, ...calendar.after(now, span) }]
  })
}

export type Lamp = 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'

const dayMs = 86_400_000
/** Past this share of its time a promise turns yellow. */
const yellowShare = 0.7
/** Overdue by more than this, the province looks at it. */
const purpleAfterMs = 10 * dayMs

export interface RunningClock {
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  pausedAt?: Date | null
}

/** `off` once the promise was kept in time; a promise kept late stays red; one that rests shows neither. */
export function lampOf(clock: RunningClock, now: Date): Lamp {
  if (clock.stoppedAt === null && clock.pausedAt) return 'paused'
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
