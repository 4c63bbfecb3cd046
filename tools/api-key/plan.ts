import { parseArgs } from 'node:util'
import { findClients } from '../../src/clients/find-clients.ts'
import { type KeepingWorld, openClient } from '../../src/clients/keep-clients.ts'
import { addKey, type NewKey, revokeKey, rotateKey } from '../../src/clients/keep-keys.ts'
import { presentClient } from '../../src/clients/present-client.ts'
import { type Scope, scopes } from '../../src/policies/actor.ts'

export const usage = `usage: api-key create --name NAME --scopes ${scopes.join(',')} [--test] [--expires YYYY-MM-DD]
                      [--calls-per-minute N] [--calls-per-day N]
       api-key add CLIENT [--test] [--expires YYYY-MM-DD]
       api-key list
       api-key rotate KEY [--grace-days N]
       api-key revoke KEY
CLIENT and KEY are ids as list shows them.`

const options = {
  name: { type: 'string' },
  scopes: { type: 'string', default: '' },
  test: { type: 'boolean', default: false },
  expires: { type: 'string' },
  'calls-per-minute': { type: 'string' },
  'calls-per-day': { type: 'string' },
  'grace-days': { type: 'string' },
} as const

type Values = ReturnType<typeof parse>['values']

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true })
}

/** What is asked for, to be done in the database, returning what to print. What is wrong with the call is thrown at once. */
export function planOf(args: string[]): (world: KeepingWorld) => Promise<string> {
  const { positionals, values } = parse(args)
  const [command = '', id, ...more] = positionals
  const key = { isTest: values.test, expiresAt: dayOf(values.expires) }
  if (more.length > 0) throw new Error(usage)
  if (command === 'list' && id === undefined) return list
  if (command === 'create' && id === undefined && values.name !== undefined) {
    const input = { name: values.name, scopes: scopesOf(values.scopes), limits: limitsOf(values) }
    return (world) =>
      world.transaction(async () => {
        const client = await openClient(world, 'system', input)
        return `client ${client.id}\n${told(await addKey(world, 'system', client.id, key))}`
      })
  }
  if (id === undefined) throw new Error(usage)
  if (command === 'add') return async (world) => told(await addKey(world, 'system', id, key))
  if (command === 'rotate') {
    const days = numberOf(values['grace-days'], /^\d{1,2}$/)
    return async (world) => told(await rotateKey(world, 'system', id, days))
  }
  if (command === 'revoke') {
    return async (world) => {
      await revokeKey(world, 'system', id)
      return `revoked ${id}`
    }
  }
  throw new Error(usage)
}

async function list({ clock }: KeepingWorld): Promise<string> {
  const clients = (await findClients('system')).map((client) => presentClient(client, clock.now()))
  const lines = clients.flatMap(({ id, name, scopes: held, closedAt, keys }) => [
    `${name}\n  client ${id}${closedAt === null ? '' : ' closed'}  ${held.join(',')}`,
    ...keys.map((key) => {
      const until = key.expiresAt === null ? '' : ` until ${key.expiresAt.slice(0, 10)}`
      return `  key ${key.id}  ${key.hint} ${key.state}${until}, last used ${key.lastUsedOn ?? 'never'}`
    }),
  ])
  return lines.length === 0 ? 'no clients yet' : lines.join('\n')
}

function told({ record, key, signingSecret }: NewKey): string {
  return `key id ${record.id}\nkey ${key}\nsigning secret ${signingSecret}\nshown this once`
}

function scopesOf(list: string): Scope[] {
  const named = list.split(',').filter((each) => each !== '')
  const known = scopes.filter((scope) => named.includes(scope))
  if (known.length === 0 || known.length !== named.length) throw new Error(usage)
  return known
}

function limitsOf(values: Values) {
  return {
    callsPerMinute: numberOf(values['calls-per-minute']),
    callsPerDay: numberOf(values['calls-per-day']),
  }
}

function numberOf(text: string | undefined, allowed = /^[1-9]\d{0,11}$/): number | undefined {
  if (text === undefined) return undefined
  if (!allowed.test(text)) throw new Error(usage)
  return Number(text)
}

/** Until the end of that day in Yunnan. */
function dayOf(text: string | undefined): Date | null {
  if (text === undefined) return null
  const end = new Date(`${text}T24:00:00+08:00`)
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(end.getTime())) throw new Error(usage)
  return end
}
