import type { StaffRole } from '../policies/actor.ts'

/** Who is told, and when, that a promise runs out: each step once, upwards. */

export const alertSteps = ['reminder', 'head', 'county', 'prefecture', 'province'] as const
export type AlertStep = (typeof alertSteps)[number]

const dayMs = 86_400_000
/** Of the time of the promise. */
export const reminderShare = 0.7
/** After the due date. The province steps in after ten days (its rule of 2021). */
const afterDueMs: Record<Exclude<AlertStep, 'reminder'>, number> = {
  head: 0,
  county: 2 * dayMs,
  prefecture: 5 * dayMs,
  province: 10 * dayMs,
}

/** When a step is due for a promise. */
export function stepAt(step: AlertStep, { startedAt, dueAt }: { startedAt: Date; dueAt: Date }): Date {
  if (step !== 'reminder') return new Date(dueAt.getTime() + afterDueMs[step])
  return new Date(startedAt.getTime() + (dueAt.getTime() - startedAt.getTime()) * reminderShare)
}

/** How many steps are behind a promise `k`, for a query with the instant `$1`. */
export const stepsReachedSql = [
  `(k.started_at + (k.due_at - k.started_at) * ${reminderShare} <= $1)::int`,
  ...Object.values(afterDueMs).map((ms) => `(k.due_at + interval '${ms / 1000} seconds' <= $1)::int`),
].join(' + ')

/** The steps that are behind a promise by now, the first first. */
export function stepsReached(clock: { startedAt: Date; dueAt: Date }, now: Date): AlertStep[] {
  return alertSteps.filter((step) => stepAt(step, clock) <= now)
}

export interface Addressee {
  role: StaffRole
  /** Null: whatever the department. */
  department: string | null
  division: string
}

const province = '53'
const countyDigits = 6
const prefectureDigits = 4

/**
 * Whose desk a step goes to: the office itself, the head of its department, the platform's office of the county, then the
 * levels above. `platforms`: the counties where somebody is at the platform's office; for any other the prefecture is told.
 * At an office of a prefecture one desk has all posts.
 */
export function addresseeOf(
  step: AlertStep,
  { department, officeDivision }: { department: string; officeDivision: string },
  platforms: ReadonlySet<string>,
): Addressee {
  const county = officeDivision.slice(0, countyDigits)
  const prefecture: Addressee = {
    role: 'prefecture-supervisor',
    department,
    division: officeDivision.slice(0, prefectureDigits),
  }
  if (step === 'province' || officeDivision.length < prefectureDigits) return platformOf(province)
  if (step === 'prefecture' || officeDivision.length < countyDigits) return prefecture
  if (step === 'county') return platforms.has(county) ? platformOf(county) : prefecture
  if (step === 'head') return { role: 'county-approver', department, division: county }
  const atTownship = officeDivision.length > countyDigits
  return { role: atTownship ? 'township-receiver' : 'county-handler', department, division: officeDivision }
}

/** The platform has an office at each level, for all departments. */
function platformOf(division: string): Addressee {
  return { role: 'dispatcher', department: null, division }
}

/** The desk of whoever answers for a department at the office of a case. */
export function headOf(place: { department: string; officeDivision: string }): Addressee {
  return addresseeOf('head', place, new Set())
}
