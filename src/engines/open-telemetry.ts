import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { ExportResultCode, parseTraceParent } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Log } from '../kernel/log.ts'
import type { SpanStart, Tracing } from '../kernel/tracing.ts'
import type { TracingSettings } from '../tracing-settings.ts'

const kinds: Record<SpanStart['kind'], SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
}

/** A span has less than 1 KB here: what waits takes 2 MB at most, and what comes on top is dropped. */
const mostWaiting = 2_048
const mostInBatch = 512
const delayMs = 1_000
/** A batch that is not taken within this, tries included, is dropped. */
const exportMs = 5_000
/** Nobody waits longer for the last batches of a process that stops. */
const closeMs = 1_000

/** Spans by OpenTelemetry, posted as OTLP/HTTP JSON. Nothing is registered globally, so that no package adds spans of its own. */
export function openTelemetry({ tracesUrl, serviceName }: TracingSettings, version: string, log: Log): Tracing {
  const exporter = new OTLPTraceExporter({
    url: tracesUrl,
    timeoutMillis: exportMs,
    // At the end all that waits is posted at once, beside a batch that is under way.
    concurrencyLimit: mostWaiting / mostInBatch + 1,
  })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: tellingOnce(exporter, log),
        maxQueueSize: mostWaiting,
        maxExportBatchSize: mostInBatch,
        scheduledDelayMillis: delayMs,
        exportTimeoutMillis: exportMs,
      }),
    ],
  })
  const tracer = provider.getTracer(serviceName, version)
  const current = new AsyncLocalStorage<Context>()

  return {
    begin({ kind, name, fields = {} }, traceparent) {
      const remote = traceparent === undefined ? null : parseTraceParent(traceparent)
      const around = remote
        ? trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true })
        : (current.getStore() ?? ROOT_CONTEXT)
      const span = tracer.startSpan(name, { kind: kinds[kind], attributes: fields }, around)
      const within = trace.setSpan(around, span)
      return {
        run: (work) => current.run(within, work),
        end({ name: later, fields: told = {}, error } = {}) {
          if (later !== undefined) span.updateName(later)
          span.setAttributes(told)
          if (error !== undefined) {
            span.setAttribute('error.type', kindOf(error))
            span.setStatus({ code: SpanStatusCode.ERROR })
          }
          span.end()
        },
      }
    },
    headers() {
      const context = trace.getSpanContext(current.getStore() ?? ROOT_CONTEXT)
      if (context === undefined) return {}
      const flags = context.traceFlags.toString(16).padStart(2, '0')
      return { traceparent: `00-${context.traceId}-${context.spanId}-${flags}` }
    },
    async close() {
      const over = new AbortController()
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        sleep(closeMs, undefined, { signal: over.signal }).catch(() => undefined),
      ])
      over.abort()
    },
  }
}

/** A status as it is, of all else the kind, as in the log: messages of drivers quote values. */
function kindOf(error: unknown): string {
  if (typeof error === 'number') return String(error)
  if (!(error instanceof Error)) return typeof error
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : error.name
}

/** Whoever reads the log learns that traces are lost, and that they are taken again, once each. */
function tellingOnce(exporter: OTLPTraceExporter, log: Log): SpanExporter {
  let away = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS
        if (failed && !away) log.warn('the collector of traces is away', { error: result.error })
        if (!failed && away) log.info('the collector of traces is back')
        away = failed
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}
