import type { Service } from '../../catalogue/types.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import { isCalendarDay } from '../../kernel/id-number.ts'
import type { Actor } from '../../policies/actor.ts'
import { type CentreScope, centreScope } from '../../policies/may-centre.ts'
import type { CentreWorld, Measured } from './centre-world.ts'
import { countDays, daysBefore, firstOfMonth, lastOfMonth, type Run } from './days.ts'
import { type Figures, figuresOf, type Sum, sumsOf } from './figures.ts'
import { hideSmall } from './hide-small.ts'
import { readHappened, readOpen } from './read-measures.ts'

export interface OverviewRequest {
  /** `YYYY-MM-DD`, both included; the last thirty days unless told. */
  from?: string | undefined
  to?: string | undefined
  division?: string | undefined
}

export interface Overview {
  period: Run
  scope: CentreScope
  services: Service[]
  /** Divisions one level below, in their order. */
  children: string[]
  asOf: Date
  /** Of the division itself. */
  measured: Measured[]
  /** A count that may be shown; null when it is hidden. Of the division itself, or of one below. */
  count(figure: string, child?: string): number | null
}

const usualDays = 30
/** Ten years: longer than cases are kept in view, and still one answer. */
const mostDays = 3660
const digitsBelow: Record<number, number> = { 2: 4, 4: 6, 6: 9, 9: 12, 12: 12 }
const levels = [2, 4, 6, 9, 12]

/** The figures of a division and of those below it. Throws `auth.forbidden`, `division.not_found`, `request.invalid`. */
export async function readOverview(world: CentreWorld, actor: Actor, request: OverviewRequest): Promise<Overview> {
  const scope = centreScope(actor, request.division)
  if (scope === null) throw new Problem('auth.forbidden')
  if (world.divisions.get(scope.division) === undefined) throw new Problem('division.not_found')
  const asOf = world.clock.now()
  const period = periodOf(request, scope, dayInYunnan(asOf))
  const services = world.catalogue.services.filter(
    ({ fileable, department }) => fileable && (scope.department === null || scope.department === department),
  )
  // Where small counts are hidden, the way down from the top is looked at too: what is hidden above stays so below.
  const way = scope.exact ? [scope.division] : wayTo(scope)
  const measured = new Map(
    await Promise.all(
      way.map(async (division) => [division, await measure(world, division, scope, services, period)] as const),
    ),
  )
  const sums = sumsOf(services)
  const figures = new Map<string, Figures>()
  for (const division of way) {
    const rows = measured.get(division) ?? []
    figures.set(division, figuresOf(rows, services, sums))
    for (const child of childrenOf(world, division)) {
      figures.set(
        child,
        figuresOf(
          rows.filter((row) => row.division === child),
          services,
          sums,
        ),
      )
    }
  }
  const hidden = scope.exact ? new Set<string>() : hideAlong(world, way, figures, sums)
  return {
    period,
    scope,
    services,
    children: childrenOf(world, scope.division),
    asOf,
    measured: measured.get(scope.division) ?? [],
    count(figure, child = scope.division) {
      return hidden.has(`${child} ${figure}`) ? null : (figures.get(child)?.get(figure) ?? 0)
    },
  }
}

function measure(
  world: CentreWorld,
  division: string,
  scope: CentreScope,
  services: readonly Service[],
  period: Run,
): Promise<Measured[]> {
  const ids = services.map(({ id }) => id as string)
  // Photos of cards belong to no service, so to no department either.
  const looked = {
    division,
    digits: digitsBelow[division.length] ?? 12,
    services: scope.department === null ? [...ids, ''] : ids,
  }
  return Promise.all([readHappened(world, looked, period), readOpen(world, looked)]).then((parts) => parts.flat())
}

function hideAlong(
  world: CentreWorld,
  way: readonly string[],
  figures: ReadonlyMap<string, Figures>,
  sumsOfEach: readonly Sum[],
): Set<string> {
  const counts = new Map<string, number>()
  const sums: string[][] = []
  for (const [division, each] of figures) {
    for (const [figure, count] of each) counts.set(`${division} ${figure}`, count)
    for (const { total, parts } of sumsOfEach) {
      sums.push([...parts, total].map((figure) => `${division} ${figure}`))
    }
  }
  for (const division of way) {
    const children = childrenOf(world, division)
    if (children.length === 0) continue
    for (const figure of figures.get(division)?.keys() ?? []) {
      sums.push([...children, division].map((each) => `${each} ${figure}`))
    }
  }
  return hideSmall(counts, sums)
}

function wayTo({ top, division }: CentreScope): string[] {
  return levels
    .filter((digits) => digits >= top.length && digits <= division.length)
    .map((digits) => division.slice(0, digits))
}

function childrenOf({ divisions }: CentreWorld, division: string): string[] {
  return divisions.children(division).map(({ code }) => code)
}

/**
 * Where small counts are hidden only whole months can be looked at: what one day more adds to a count would tell what
 * happened on it.
 */
function periodOf({ from, to }: OverviewRequest, { exact }: CentreScope, today: string): Run {
  for (const [path, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isCalendarDay(day)) throw invalidFields({ path, code: 'field.date' })
  }
  const end = to ?? today
  const start = from ?? daysBefore(end, usualDays - 1)
  if (start > end) throw invalidFields({ path: 'from', code: 'field.too_big', params: { bound: end } })
  if (countDays(start, end) > mostDays)
    throw invalidFields({ path: 'from', code: 'field.too_small', params: { bound: daysBefore(end, mostDays - 1) } })
  return exact ? { from: start, to: end } : { from: firstOfMonth(start), to: lastOfMonth(end) }
}
