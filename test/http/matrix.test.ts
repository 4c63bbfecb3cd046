import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { type Scope, scopes, staffRoles } from '../../src/policies/actor.ts'
import { api, staffToken } from '../support/api.ts'
import { type PageRoute, service } from '../support/service.ts'
import { type Asker, openMatrix, type Thing, type Things } from './matrix-people.ts'
import { type Rule, rules } from './matrix-table.ts'
import { type Operation, operations } from './operations.ts'

interface Asked {
  method: string
  /** As it is declared. */
  path: string
  name: string
  page: boolean
  access: 'public' | 'citizen' | 'staff' | 'session' | { scope: string }
  rule: Rule
}
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
const atOnce = 12
/** Of the roles that a page refuses, asked at each. */
const pageRefusals = 4

function accessOf({ isPublic, description }: Operation): Asked['access'] {
  const scope = /API key with the scope `([^`]+)`/.exec(description)?.[1]
  if (scope !== undefined) return { scope }
  if (isPublic) return 'public'
  return description.startsWith("A citizen's session")
    ? 'citizen'
    : description.startsWith('A member')
      ? 'staff'
      : 'session'
}

async function apiRoutes(): Promise<Asked[]> {
  return (await operations()).map((operation) => {
    const name = `${operation.method} ${operation.path}`
    return { ...operation, name, page: false, access: accessOf(operation), rule: rules.get(name) ?? {} }
  })
}

/** What declares nothing is for everybody; a path that stands twice is what its page declares. */
async function pageRoutes(): Promise<Asked[]> {
  const { pageRoutes: all } = await service()
  const nameOf = ({ method, path }: PageRoute) => `${method} ${path}`
  const declared = new Set(all.filter(({ access }) => access).map(nameOf))
  return all
    .filter((each) => each.access || !declared.has(nameOf(each)))
    .map((each) => {
      const name = nameOf(each)
      return { ...each, name, page: true, access: each.access ?? 'public', rule: rules.get(name) ?? {} }
    })
}

function fateOf({ access, rule }: Asked, asker: Asker): Fate {
  if (access === 'public') return 'in'
  if (asker.kind === 'anonymous') return 'unknown'
  if (typeof access === 'object') {
    return asker.kind === 'client' && asker.scope !== access.scope ? 'wrong kind' : 'in'
  }
  const kinds = access === 'session' ? ['citizen', 'staff'] : [access]
  if (!kinds.includes(asker.kind)) return 'wrong kind'
  if (asker.kind === 'citizen') return rule.of === undefined || asker.stands === 'owner' ? 'in' : 'out'
  if (asker.role === undefined || !rule.staff?.includes(asker.role)) return 'out'
  if (asker.stands === 'within' || rule.also === 'all') return 'in'
  return rule.also !== undefined && asker.name.endsWith(rule.also) ? 'in' : 'out'
}

/** Whether it is the turn of one of a list, so many at each route, until all of them were. */
function isTurn<T>(list: readonly T[], one: T | undefined, turn: number, each = 1): boolean {
  return Array.from({ length: each }, (_, index) => list[(turn * each + index) % list.length]).includes(one)
}

/**
 * Who asks. A route of the API for staff is asked by every role; where the kind of caller decides, and of those whom a page
 * refuses, some ask in turn, so that it stays a matter of seconds. From elsewhere come those whose role is let in here.
 */
function isAsked({ access, page, rule }: Asked, { kind, role, scope, stands }: Asker, turn: number): boolean {
  const ofStaff = access === 'staff' || access === 'session'
  const isRuled = role !== undefined && (rule.staff?.includes(role) ?? false)
  if (kind === 'anonymous') return true
  if (kind === 'client')
    return typeof access === 'object' || (access !== 'public' && isTurn(scopes, scope as Scope, turn))
  if (kind === 'citizen')
    return stands === 'owner' ? !['public', 'staff'].includes(access as string) : access !== 'public'
  if (stands === 'outside') return ofStaff && isRuled && (rule.of ?? rule.also) !== undefined
  if (!ofStaff) return isTurn(staffRoles, role, turn)
  return !page || isTurn(staffRoles, role, turn, pageRefusals) || (isRuled && rule.staff !== staffRoles)
}

const samples: Record<string, string> = {
  serviceId: 'minimum-living-allowance',
  code: '530114',
  prefix: '530121',
  blockId: 'nothing',
  version: 'nothing',
  name: 'nothing',
}

function addressOf({ path, rule }: Asked, ids: Record<Thing, string>): string {
  return path.replace(/\{(\w+)\}|:(\w+)/g, (_, ofApi?: string, ofPage?: string) => {
    const name = ofApi ?? ofPage ?? ''
    if (name === 'id' || name === 'clientKey') return ids[rule.of ?? 'none']
    if (name === 'action') return rule.of === 'penalty' ? 'file' : 'accept'
    const sample = samples[name]
    if (sample === undefined) throw new Error(`nothing to stand for ${name} of ${path}`)
    return sample
  })
}

interface Answer {
  status: number
  location: string
  text: string
  code: string | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

async function ask(asked: Asked, asker: Asker, things: Things, body: string | undefined): Promise<Answer> {
  const { baseUrl } = await service()
  const token = asked.rule.ends ? await asker.spare() : asker.token
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
  }
  const { method } = asked
  return new Promise((resolve, reject) => {
    const sent = request(`${baseUrl}${addressOf(asked, things.ids)}`, { method, headers, agent }, (response) => {
      resolve(answerOf(response))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const { location = '', 'content-type': type = '' } = response.headers
  const status = response.statusCode ?? 0
  if (type.startsWith('audio/')) {
    // That it is given is enough: nobody waits for all of a reading.
    response.destroy()
    return { status, location, text: '', code: undefined }
  }
  const told = await text(response)
  const code = type.startsWith('application/problem+json') ? (JSON.parse(told) as { code: string }).code : undefined
  return { status, location, text: told, code }
}

/** What is wrong with the answer; undefined when nothing is. */
function faultOf(
  asked: Asked,
  asker: Asker,
  { status, location, text: told, code }: Answer,
  secrets: string[],
): string | undefined {
  const { access, page, path, rule } = asked
  const shown = `${status} ${code ?? location}`
  if (status >= 500 && path !== notReady) return shown
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
    case 'out':
      return status === 403 || (status === 404 && code !== 'route.not_found') ? undefined : `${shown}, should not`
    case 'unknown':
      return (page ? isLogin(location) : shown === '401 auth.required') ? undefined : `${shown}, should log in`
    case 'wrong kind':
      return (page ? isLogin(location) : shown === '403 auth.forbidden') ? undefined : `${shown}, is of the wrong kind`
  }
}

function isLogin(location: string): boolean {
  return /^\/(staff\/)?login(\?|$)/.test(location)
}

describe('every route, asked by everybody', function () {
  this.timeout(180_000)
  let askers: Asker[]
  let things: Things
  before(async () => {
    ;({ askers, things } = await openMatrix())
  })
  after(async () => {
    agent.destroy()
    const token = await staffToken('system-admin')
    const { json } = await api('GET', '/v1/admin/local-promises', { token })
    for (const { id, basis } of json.items)
      if (basis === '样本办发〔2026〕9号') await api('DELETE', `/v1/admin/local-promises/${id}`, { token })
  })

  async function faultsOf(all: Asked[]): Promise<string[]> {
    const faults: string[] = []
    for (const [turn, asked] of all.entries()) {
      const { body: given } = asked.rule
      const those = askers.filter((asker) => isAsked(asked, asker, turn))
      while (those.length > 0)
        await Promise.all(
          those.splice(0, atOnce).map(async (asker) => {
            const body = typeof given === 'function' ? await given() : given
            const sent = body && asked.method !== 'GET' && !asked.page ? JSON.stringify(body) : undefined
            const fault = faultOf(asked, asker, await ask(asked, asker, things, sent), things.secrets)
            if (fault !== undefined) faults.push(`${asked.name}, ${asker.name}: ${fault}`)
          }),
        )
    }
    return faults
  }

  it('has its rule, unless it is open to everybody or to a scope; and no rule is without its route', async () => {
    const all = [...(await apiRoutes()), ...(await pageRoutes())]
    const ruled = all.filter(({ access }) => access !== 'public' && typeof access === 'string').map(({ name }) => name)
    expect(ruled.filter((name) => !rules.has(name))).to.deep.equal([])
    const names = all.map(({ name }) => name)
    expect([...rules.keys()].filter((name) => !names.includes(name))).to.deep.equal([])
  })

  it('of the API lets in whom its rule lets in, and tells nobody what is not theirs', async () => {
    expect(await faultsOf(await apiRoutes())).to.deep.equal([])
  })

  it('of the pages likewise', async () => {
    expect(await faultsOf(await pageRoutes())).to.deep.equal([])
  })
})
