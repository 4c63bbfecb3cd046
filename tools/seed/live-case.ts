import { spanOf, startingClocks } from '../../src/cases/clocks.ts'
import { counted } from '../../src/cases/run-clocks.ts'
import {
  bucketOf,
  type CaseState,
  type ClockKind,
  type Position,
  type Transition,
  transitionFor,
} from '../../src/cases/workflow.ts'
import type { Service, Urgency } from '../../src/catalogue/types.ts'
import type { Calendar, Span } from '../../src/kernel/calendar.ts'
import type { Dice } from './dice.ts'
import { type NextStep, nextStep } from './next-step.ts'

interface LivedClock {
  kind: ClockKind
  startedAt: Date
  dueAt: Date
  provisional: boolean
  stoppedAt: Date | null
  span: Span | null
  pausedAt: Date | null
  leftOver: Span | null
  countedFrom: Date
  countedSpan: Span
}

interface LivedEvent {
  action: NextStep['action'] | 'submit'
  who: NextStep['who']
  fromState: CaseState | null
  toState: CaseState
  at: Date
}

export interface LivedCase {
  state: CaseState
  completedAt: Date | null
  updatedAt: Date
  hops: number
  waitingFrom: CaseState | undefined
  events: LivedEvent[]
  clocks: Map<ClockKind, LivedClock>
  ended: { kind: ClockKind; startedAt: Date; dueAt: Date; endedAt: Date; action: string }[]
}

/** Cases that somebody forgot. */
const stuckShare = 0.005
/** More steps than any case takes. */
const mostSteps = 40
const hourMs = 3_600_000

/** Lets an invented case live by the table of the workflow, from its filing until now or its end. */
export function liveCase(
  { dice, calendar }: { dice: Dice; calendar: Calendar },
  service: Service,
  filing: { urgency: Urgency; at: Date; now: Date },
): LivedCase {
  const { urgency, at, now } = filing
  const lived: LivedCase = {
    state: 'ROUTED',
    completedAt: null,
    updatedAt: at,
    hops: 0,
    waitingFrom: undefined,
    events: [{ action: 'submit', who: 'citizen', fromState: null, toState: 'ROUTED', at }],
    clocks: new Map(),
    ended: [],
  }
  for (const { kind, span, dueAt, provisional } of startingClocks(calendar, service.clocks, urgency, at)) {
    lived.clocks.set(kind, clockFrom(kind, span, at, { dueAt, provisional }))
  }
  const stuckAt = dice.chance(stuckShare) ? Math.floor(dice.roll() * 3) + 1 : mostSteps
  const taken = new Set<string>()
  let time = at.getTime()
  while (lived.events.length < stuckAt) {
    const position: Position = {
      state: lived.state,
      serviceId: service.id,
      course: service.course,
      underReview: false,
      urgent: urgency === 'urgent',
    }
    const step = nextStep(dice, position, taken)
    if (step === null) break
    time += step.hours * hourMs
    if (time > now.getTime()) break
    taken.add(step.action)
    takeStep(calendar, service, urgency, lived, step, transitionFor(position, step.action), new Date(time))
  }
  const denial = lived.clocks.get('denial')
  const told = time + dice.hours(20) * hourMs
  if (denial?.stoppedAt === null && told < now.getTime()) denial.stoppedAt = new Date(told)
  return lived
}

function clockFrom(kind: ClockKind, span: Span, at: Date, due: { dueAt: Date; provisional: boolean }): LivedClock {
  return {
    kind,
    span,
    startedAt: at,
    stoppedAt: null,
    pausedAt: null,
    leftOver: null,
    countedFrom: at,
    countedSpan: span,
    ...due,
  }
}

function takeStep(
  calendar: Calendar,
  service: Service,
  urgency: Urgency,
  lived: LivedCase,
  { action, who }: NextStep,
  row: Transition,
  at: Date,
): void {
  const from = lived.state
  const to = row.to === 'back' ? (lived.waitingFrom ?? 'ROUTED') : (row.to ?? from)
  lived.waitingFrom = to === 'WAIT_MATERIALS' ? from : undefined
  lived.state = to
  lived.updatedAt = at
  lived.completedAt = bucketOf(to) === 'completed' ? at : null
  if (action === 'transfer') lived.hops++
  lived.events.push({ action, who, fromState: from, toState: to, at })
  const running = (kinds: readonly ClockKind[] = []) =>
    [...lived.clocks.values()].filter(({ kind, stoppedAt }) => stoppedAt === null && kinds.includes(kind))
  for (const clock of running(row.stops)) {
    const { kind, startedAt, dueAt } = clock
    lived.ended.push({ kind, startedAt, dueAt, endedAt: at, action })
    Object.assign(clock, { stoppedAt: at, pausedAt: null, leftOver: null })
  }
  for (const clock of running(row.pauses)) {
    if (clock.pausedAt === null) {
      Object.assign(clock, { pausedAt: at, leftOver: calendar.left(clock.dueAt, at, clock.span ?? { days: 0 }) })
    }
  }
  for (const clock of running(row.resumes)) {
    if (clock.pausedAt === null) continue
    const due = clock.leftOver === null ? {} : counted({ calendar }, at, clock.leftOver)
    Object.assign(clock, { pausedAt: null, leftOver: null, ...due })
  }
  for (const kind of row.starts ?? []) {
    const span = spanOf(kind, service.clocks, urgency)
    if (span !== null) lived.clocks.set(kind, clockFrom(kind, span, at, calendar.after(at, span)))
  }
}
