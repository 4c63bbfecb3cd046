import { isPrivateHost } from './private-host.ts'

/** All that a span may tell besides its name, by the names of OpenTelemetry. None of it is of a request's content. */
export type SpanFields = Partial<
  Record<'http.request.method' | 'http.route' | 'http.response.status_code' | 'server.address', string | number>
>

export interface SpanStart {
  kind: 'server' | 'client' | 'consumer' | 'internal'
  /** A constant, or the name of a route, a job, a voice. */
  name: string
  fields?: SpanFields
}

export interface Span {
  /** Spans that begin within `work` are its children. */
  run<T>(work: () => T): T
  /** Of an error its kind alone is told. */
  end(over?: { name?: string; fields?: SpanFields; error?: unknown }): void
}

/** Where time went, told to whoever operates the service. Undefined wherever nobody asked for it. */
export interface Tracing {
  /** Within the current span, or within the one that `traceparent` (W3C) names. */
  begin(start: SpanStart, traceparent?: string): Span
  /** The current span for the next service: `traceparent`, or nothing outside of spans. */
  headers(): Record<string, string>
  /** Tells what has ended, as far as it is taken at once. */
  close(): Promise<void>
}

export type TraceHeaders = Tracing['headers']

export async function inSpan<T>(tracing: Tracing | undefined, start: SpanStart, work: () => Promise<T>): Promise<T> {
  if (tracing === undefined) return work()
  const span = tracing.begin(start)
  try {
    const result = await span.run(work)
    span.end()
    return result
  } catch (error) {
    span.end({ error })
    throw error
  }
}

type Method = (...args: never[]) => Promise<unknown>
type MethodNames<T> = Exclude<{ [K in keyof T]: T[K] extends Method ? K : never }[keyof T], undefined> & string

/** The same object, with each call of these methods in a span `<name> <method>`. */
export function traced<T extends object>(
  tracing: Tracing | undefined,
  calls: T,
  methods: readonly MethodNames<T>[],
  start: SpanStart,
): T {
  if (tracing === undefined) return calls
  const inSpans = methods.map((method) => {
    const call = calls[method] as (...args: unknown[]) => Promise<unknown>
    const own = { ...start, name: `${start.name} ${method}` }
    return [method, (...args: unknown[]) => inSpan(tracing, own, () => call(...args))]
  })
  return { ...calls, ...Object.fromEntries(inSpans) }
}

/** Only a host of this network is told which trace a call belongs to. */
export function traceHeadersFor(tracing: Tracing | undefined, url: string): TraceHeaders | undefined {
  return tracing !== undefined && isPrivateHost(new URL(url)) ? tracing.headers : undefined
}

/** A call to a host that the configuration names. */
export function callTo(url: string, name: string): SpanStart {
  return { kind: 'client', name, fields: { 'server.address': new URL(url).hostname } }
}
