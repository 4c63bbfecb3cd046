import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
  clientCalls: Counter<'client' | 'keys' | 'outcome'>
}

/** Labels are routes as declared, statuses and ids of clients: nothing of a request's content can become a label. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const clientCalls = new Counter({
    name: 'api_client_calls_total',
    help: 'Calls by API keys; refused are those over the quota',
    labelNames: ['client', 'keys', 'outcome'] as const,
    registers: [registry],
  })
  return { registry, requests, clientCalls }
}
