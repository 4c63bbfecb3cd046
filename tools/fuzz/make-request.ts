import type { Operation, Parameter } from './document.ts'
import type { KnownThings } from './known-things.ts'
import type { Person } from './people.ts'
import { keyOf, type Plan } from './plan.ts'
import type { Sent } from './send.ts'
import { oddText, spoil } from './spoil.ts'

/** A request with what it says, for who judges its answer. */
export interface Made extends Sent {
  /** Each value of each declared parameter as it stands in the request. */
  given: { parameter: Parameter; values: string[] }[]
  /** What a body of JSON says; not set where it cannot be read, or there is none to be read. */
  said?: { body: unknown }
  /** The form of the request can be read at all: its method, media type, packing, and JSON. */
  isReadable: boolean
}

const wrongMedia = [
  'text/plain',
  'application/xml',
  'nonsense',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
]
const boundary = 'fuzz26'

export function makeRequest(
  operation: Operation,
  plan: Plan,
  person: Person,
  photos: readonly Buffer[],
  known: KnownThings,
): Made {
  const { change, turn } = plan
  const given = parametersOf(operation, plan, known)
  const method = change.kind === 'method' ? otherMethod(operation, turn) : operation.method
  const headers: Record<string, string> = { 'accept-language': turn % 2 === 0 ? 'zh-CN' : 'en' }
  if (person.token !== undefined) headers['authorization'] = `Bearer ${encodeURIComponent(person.token)}`
  for (const { parameter, values } of given)
    if (parameter.in === 'header' && values[0] !== undefined) headers[parameter.name] = values[0]
  const path = addressOf(operation, given, change.kind === 'parameter' && change.how === 'unknown' ? oddText(turn) : '')
  const body = bodyOf(operation, { ...plan, body: known.upToDate(plan.body) }, photos)
  return {
    method,
    path,
    given,
    ...body,
    headers: { ...headers, ...body.headers },
    isReadable: body.isReadable && change.kind !== 'method',
  }
}

function parametersOf({ parameters = [], path }: Operation, plan: Plan, known: KnownThings): Made['given'] {
  const { change, turn } = plan
  const target = change.kind === 'parameter' ? parameters[turn % parameters.length] : undefined
  return parameters.map((parameter) => {
    const { name } = parameter
    const planned = plan.parameters[keyOf(parameter)]
    const isKnown = parameter.in === 'path' && ['id', 'clientKey'].includes(name) && turn % 5 !== 0
    const value = (isKnown ? known.pick(path, turn) : undefined) ?? planned
    const values = value === undefined ? [] : [String(value)]
    const isChanged = parameter === target && change.kind === 'parameter'
    const sent = isChanged ? changedValues(values, change.how, turn, parameter.in === 'path') : values
    return { parameter, values: parameter.in === 'header' ? asHeader(sent) : sent }
  })
}

function changedValues(values: string[], how: string, turn: number, isInPath: boolean): string[] {
  if (how === 'missing' && !isInPath) return []
  if (how === 'twice' && !isInPath) return [...values, ...values, oddText(turn)].slice(0, 2)
  if (how === 'long') return ['x'.repeat(2500)]
  // Without a value it would be another path.
  return [(how === 'odd' && oddText(turn)) || (isInPath ? '~' : '')]
}

function addressOf({ path }: Operation, given: Made['given'], unknown: string): string {
  const one = (place: string) => given.filter(({ parameter }) => parameter.in === place)
  const named = Object.fromEntries(one('path').map(({ parameter, values }) => [parameter.name, values[0] ?? '~']))
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => coded(named[name] ?? '~'))
  const query = one('query').flatMap(({ parameter, values }) =>
    values.map((each) => `${parameter.name}=${coded(each)}`),
  )
  if (unknown !== '') query.push(`${coded(unknown)}=${coded(unknown)}`)
  return query.length === 0 ? address : `${address}?${query.join('&')}`
}

function coded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'))
}

/** What comes twice is one header with both; Node sends nothing but ASCII. */
function asHeader(values: string[]): string[] {
  return values.length === 0 ? [] : [values.join(', ').replace(/[^\t\x20-\x7e]/g, '?')]
}

function otherMethod({ methods }: Operation, turn: number): string {
  const others = ['PATCH', 'PUT', 'DELETE', 'POST', 'GET', 'PROPFIND'].filter((each) => !methods.includes(each))
  return others[turn % others.length] ?? 'PATCH'
}

type Body = Pick<Made, 'headers' | 'said' | 'isReadable' | 'body'>

function bodyOf({ requestBody }: Operation, plan: Plan, photos: readonly Buffer[]): Body {
  const [[media = '', shape] = []] = Object.entries(requestBody?.content ?? {})
  if (shape === undefined) return { headers: {}, isReadable: true }
  const { change, turn } = plan
  const said = change.kind === 'body' ? spoil(plan.body, change.how, turn) : plan.body
  const isForm = media.startsWith('multipart/')
  const plain: Body = isForm ? formOf(said, plan, photos) : jsonOf(said)
  if (change.kind !== 'shape') return plain
  return { ...misshaped(plain, change.how, turn), isReadable: false }
}

function jsonOf(said: unknown): Body {
  const text = JSON.stringify(said) ?? ''
  const readable = text !== ''
  return {
    body: text,
    headers: { 'content-type': 'application/json' },
    isReadable: readable,
    ...(readable ? { said: { body: JSON.parse(text) } } : {}),
  }
}

/** What a form says is text throughout, so no schema is asked of it. */
function formOf(said: unknown, { photo }: Plan, photos: readonly Buffer[]): Body {
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries((said ?? {}) as Record<string, unknown>)) {
    const label = name.replace(/[\r\n"\0]/g, '_').toWellFormed()
    const isFile = /^(image|img|file|audio)(\.\d+)?$/.test(name)
    const disposition = `form-data; name="${label}"${isFile ? '; filename="a.jpg"' : ''}`
    const bytes = isFile ? photos[photo % photos.length] : Buffer.from(asText(value).toWellFormed())
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\n`),
      bytes as Buffer,
      Buffer.from('\r\n'),
    )
  }
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    isReadable: true,
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function misshaped({ body = '', headers }: Body, how: string, turn: number): Body {
  const bytes = Buffer.from(body)
  const shapes: Record<string, Partial<Body>> = {
    cut: { body: bytes.subarray(0, Math.floor(bytes.length * 0.7) || 0) },
    nested: { body: `${'['.repeat(5000)}${']'.repeat(5000)}` },
    media: { headers: { 'content-type': wrongMedia[turn % wrongMedia.length] as string } },
    none: { headers: {} },
    packed: { headers: { ...headers, 'content-encoding': ['br', 'gzip', 'nonsense'][turn % 3] as string } },
    huge: { body: JSON.stringify({ a: 'x'.repeat(400_000) }) },
  }
  return { body, headers, isReadable: false, ...shapes[how] }
}
