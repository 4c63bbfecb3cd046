import { ApiProblem } from './api-problem.ts'
import type { Operations } from './operations.ts'
import { isIdempotent, retryAfterMs, waitBefore } from './retrying.ts'

export interface ClientOptions {
  /** Of the service: `https://help.example.cn`. A page of the service itself needs none. */
  baseUrl?: string
  /** An API key, or the token of a session. */
  token?: string
  /** Of what is told to people: `zh-CN` or `en`. */
  language?: string
  /** For the whole of one try. */
  timeoutMs?: number
  /** Further tries of what may be sent twice. */
  retries?: number
  fetch?: typeof fetch
}

export type OperationName = keyof Operations
type Input<N extends OperationName> = Omit<Operations[N], 'answer'>
type Inputs<N extends OperationName> =
  Record<never, never> extends Input<N>
    ? [input?: Input<N>, signal?: AbortSignal]
    : [input: Input<N>, signal?: AbortSignal]

export interface Client {
  /**
   * Calls an operation by its name in the OpenAPI document: `client.call('POST /v1/divisions/resolve', { body })`.
   * JSON is given as it is, audio and tables as the `Response`. Throws ApiProblem when the service refuses, TypeError when
   * it cannot be reached, and the reason of `signal` or a TimeoutError when it takes too long.
   */
  call<N extends OperationName>(name: N, ...input: Inputs<N>): Promise<Operations[N]['answer']>
}

interface AnyInput {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  headers?: Record<string, string>
  body?: unknown
  form?: Record<string, unknown>
}

/** Reading a card takes seconds on a busy day. */
const usualTimeoutMs = 30_000
const usualRetries = 2

/** A client of the API for Node and browsers; it needs nothing but fetch. */
export function openClient(options: ClientOptions = {}): Client {
  const { baseUrl = '', retries = usualRetries } = options
  return {
    async call(name, ...[input, signal]) {
      const [method = '', pattern = ''] = name.split(' ')
      const { path, query, ...rest } = (input ?? {}) as AnyInput
      const address = `${baseUrl.replace(/\/$/, '')}${addressOf(pattern, path, query)}`
      const request = requestOf(method, rest, options)
      const tries = isIdempotent(method, rest.headers ?? {}) ? retries : 0
      for (let turn = 0; ; turn++) {
        const outcome = await tryOnce(address, request, options, signal)
        if ('answer' in outcome) return outcome.answer as Operations[typeof name]['answer']
        const waitMs = turn < tries ? waitBefore(turn, outcome.problem?.status, outcome.problem?.retryAfterMs) : null
        if (waitMs === null || signal?.aborted) throw outcome.problem ?? outcome.error
        await pause(waitMs, signal)
      }
    },
  }
}

function addressOf(pattern: string, path: AnyInput['path'] = {}, query: AnyInput['query'] = {}): string {
  const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(asked)}`
}

function requestOf(method: string, { headers, body, form }: AnyInput, { token, language }: ClientOptions): RequestInit {
  return {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(language === undefined ? {} : { 'Accept-Language': language }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(form === undefined ? {} : { body: formOf(form) }),
  }
}

function formOf(fields: Record<string, unknown>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value, 'file')
    else if (value !== undefined) form.append(name, String(value))
  }
  return form
}

type Outcome = { answer: unknown } | { problem?: ApiProblem; error?: unknown }

/** A stream is given as soon as it begins; everything else is read within the time. */
async function tryOnce(
  address: string,
  request: RequestInit,
  { timeoutMs = usualTimeoutMs, fetch: send = fetch }: ClientOptions,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  // Phones of four years ago have neither AbortSignal.timeout nor AbortSignal.any.
  const stopper = new AbortController()
  const leave = () => stopper.abort(signal?.reason)
  const timer = setTimeout(() => stopper.abort(new DOMException('no answer in time', 'TimeoutError')), timeoutMs)
  signal?.addEventListener('abort', leave, { once: true })
  let isStreaming = false
  try {
    signal?.throwIfAborted()
    const response = await send(address, { ...request, signal: stopper.signal })
    const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '')
    if (response.ok && !isJson && response.status !== 204) {
      isStreaming = true
      return { answer: response }
    }
    if (response.ok) return { answer: response.status === 204 ? undefined : await response.json() }
    const told = isJson ? ((await response.json()) as Record<string, unknown>) : {}
    return { problem: new ApiProblem(response.status, told, retryAfterMs(response.headers.get('Retry-After'))) }
  } catch (error) {
    return { error }
  } finally {
    clearTimeout(timer)
    if (!isStreaming) signal?.removeEventListener('abort', leave)
  }
}

/** Over at once when nobody waits any more. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end, { once: true })
  })
}
