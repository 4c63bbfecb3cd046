import { type Scope, scopes, staffRoles } from '../../src/policies/actor.ts'
import type { Answer } from './matrix-ask.ts'
import type { Asker } from './matrix-people.ts'
import type { Asked } from './matrix-routes.ts'

/** Browsers keep these: they are the same for everybody. */
const isKept = (path: string) => /^\/(docs|offline|waiting|services\/:serviceId\/offline)$/.test(path)
const formWithoutToken =
  /<form method="post"(?:"[^"]*"|[^">])*>(?!<input type="hidden" name="form-token" value="[\w-]{59}">)/

type Fate = 'in' | 'out' | 'unknown' | 'wrong kind'

/** Says by itself that it is not ready: a test has no boundaries. */
const notReady = '/readyz'
/** The demonstration's own letter box shows whole messages to everybody, by design. */
const letterBox = '/demo/outbox'
/** Roles whose work may tell them of the case, where they are within. */
const knowing = [
  'township-receiver',
  'county-handler',
  'county-approver',
  'prefecture-supervisor',
  'dispatcher',
  'penalty-handler',
  'penalty-head',
]

function fateOf({ access, rule }: Asked, asker: Asker): Fate {
  if (access === 'public') return 'in'
  if (asker.kind === 'anonymous') return 'unknown'
  if (typeof access === 'object') {
    if (rule.keysOnly && asker.kind !== 'client') return 'wrong kind'
    return asker.kind === 'client' && asker.scope !== access.scope ? 'wrong kind' : 'in'
  }
  const kinds = access === 'session' ? ['citizen', 'staff'] : [access]
  if (!kinds.includes(asker.kind)) return 'wrong kind'
  if (asker.kind === 'citizen') return rule.of === undefined || asker.stands === 'owner' ? 'in' : 'out'
  if (asker.role === undefined || !rule.staff?.includes(asker.role)) return 'out'
  if (asker.stands === 'within' || rule.also === 'all') return 'in'
  return rule.also !== undefined && asker.name.endsWith(rule.also) ? 'in' : 'out'
}

/** Whether it is the turn of one of a list, one at each route, until all of them were. */
function isTurn<T>(list: readonly T[], one: T | undefined, turn: number): boolean {
  return list[turn % list.length] === one
}

/**
 * Who asks. A route or a page for staff is asked by every role; where the kind of caller decides, its roles and scopes ask in
 * turn, so that it stays a matter of seconds. From elsewhere come those whose role is let in here.
 */
export function isAsked({ access, rule }: Asked, { kind, role, scope, stands }: Asker, turn: number): boolean {
  const ofStaff = access === 'staff' || access === 'session'
  const isRuled = role !== undefined && (rule.staff?.includes(role) ?? false)
  if (kind === 'anonymous') return true
  if (kind === 'client')
    return typeof access === 'object' || (access !== 'public' && isTurn(scopes, scope as Scope, turn))
  if (kind === 'citizen')
    return stands === 'owner' ? !['public', 'staff'].includes(access as string) : access !== 'public'
  if (stands === 'outside') return ofStaff && isRuled && (rule.of ?? rule.also) !== undefined
  return ofStaff || isTurn(staffRoles, role, turn)
}

/** What is wrong with the answer; undefined when nothing is. */
export function faultOf(
  asked: Asked,
  asker: Asker,
  { status, location, text: told, code }: Answer,
  secrets: string[],
): string | undefined {
  const { access, page, path, rule } = asked
  const shown = `${status} ${code ?? location}`
  if (status >= 500 && path !== notReady) return shown
  if (page && !isKept(path) && formWithoutToken.test(told)) return `${shown} has a form without a token`
  const knows = asker.stands === 'owner' || (asker.stands === 'within' && knowing.includes(asker.role ?? ''))
  if (!knows && path !== letterBox && secrets.some((secret) => told.includes(secret)))
    return `${shown} tells what is not theirs`
  switch (fateOf(asked, asker)) {
    case 'in': {
      const asTold = rule.told !== undefined && (code === rule.told || (page && code === undefined && status === 404))
      if (asTold || (access === 'public' && status === 404)) return undefined
      return [401, 403, 404].includes(status) || (access !== 'public' && isLogin(location))
        ? `${shown}, should be let in`
        : undefined
    }
    case 'out': {
      // Where there is nothing, whoever is let in is told so, and nobody else.
      const asLetIn = rule.of === undefined && code !== undefined && code === rule.told
      const isOut = status === 403 || (status === 404 && code !== 'route.not_found' && !asLetIn)
      return isOut ? undefined : `${shown}, should not`
    }
    case 'unknown':
      return (page ? isLogin(location) : shown === '401 auth.required') ? undefined : `${shown}, should log in`
    case 'wrong kind':
      return (page ? isLogin(location) : shown === '403 auth.forbidden') ? undefined : `${shown}, is of the wrong kind`
  }
}

function isLogin(location: string): boolean {
  return /^\/(staff\/)?login(\?|$)/.test(location)
}
