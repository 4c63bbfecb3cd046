import { dayInYunnan } from '../../kernel/clock.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { type CentreScope, centreCaseScope } from '../../policies/may-centre.ts'
import type { CentreWorld } from './centre-world.ts'

/** Which cases of the data centre are looked at. */
export interface CentreCaseFilter {
  division?: string | undefined
  department?: string | undefined
  service?: string | undefined
}

/** Conditions on `c`, the case, with the values that they name, the first as `$1`. */
interface Conditions {
  sql: string[]
  bind: unknown[]
}

/** What may be seen of it, and the conditions. Throws `auth.forbidden`, `division.not_found`. */
export function conditionsOf(
  world: Pick<CentreWorld, 'divisions' | 'catalogue'>,
  actor: StaffActor,
  { division, department, service }: CentreCaseFilter,
): Conditions & { scope: CentreScope } {
  const scope = centreCaseScope(actor, division)
  if (scope === null || (department !== undefined && scope.department !== null && department !== scope.department)) {
    throw new Problem('auth.forbidden')
  }
  if (world.divisions.get(scope.division) === undefined) throw new Problem('division.not_found')
  const asked = department ?? scope.department
  const services = world.catalogue.services
    .filter((each) => asked === null || each.department === asked)
    .filter((each) => service === undefined || each.id === service)
    .map(({ id }) => id)
  return {
    scope,
    sql: ['c.problem_division LIKE $1', 'c.service_id = ANY($2)'],
    bind: [`${scope.division}%`, services],
  }
}

/** The first and the last day; a wrong order is `request.invalid`. */
export function daysAsked(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  now: Date,
): { from: string | null; to: string } {
  const end = to ?? dayInYunnan(now)
  if (from !== undefined && from > end) {
    throw invalidFields({ path: 'from', code: 'field.too_big', params: { bound: end } })
  }
  return { from: from ?? null, to: end }
}
