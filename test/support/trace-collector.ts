import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface CollectedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
}

export interface TraceCollector {
  endpoint: string
  /** What the next posts are answered with; undefined: not at all. Default 200. */
  answer: number | undefined
  posts: number
  /** Every body that was taken, as it came. */
  bodies: string[]
  spans(): CollectedSpan[]
  close(): Promise<void>
}

/** Whoever gathers traces: OTLP over HTTP in JSON. */
export async function traceCollector(): Promise<TraceCollector> {
  const server = createServer(async (request, response) => {
    collector.posts++
    const body = await text(request)
    if (collector.answer === undefined) return
    if (collector.answer === 200 && request.url === '/v1/traces') collector.bodies.push(body)
    response.writeHead(collector.answer, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const collector: TraceCollector = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: 200,
    posts: 0,
    bodies: [],
    spans: () =>
      collector.bodies
        .map((body) => JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: CollectedSpan[] }[] }[] })
        .flatMap(({ resourceSpans }) =>
          resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
        ),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return collector
}
