import { z } from 'zod'
import { isPrivateHost } from './kernel/private-host.ts'

/** The part of the environment that is about traces, under OpenTelemetry's own names. */
export const tracingShape = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .default('yunnan-help'),
}
type Env = z.output<z.ZodObject<typeof tracingShape>>

export interface TracingSettings {
  /** Where spans are posted to as OTLP/HTTP JSON. */
  tracesUrl: string
  serviceName: string
}

/** What each setting alone does not show, as `NAME: what is wrong`. */
export function tracingFaults({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Env): string[] {
  if (endpoint === undefined) return []
  const url = new URL(endpoint)
  const fault = (what: string) => `OTEL_EXPORTER_OTLP_ENDPOINT: ${what}`
  return [
    ...(url.search !== '' || url.hash !== '' || url.username !== ''
      ? [fault('scheme, host, port and path alone')]
      : []),
    ...(url.protocol === 'http:' && !isPrivateHost(url)
      ? [fault('https is needed for a host outside this network')]
      : []),
  ]
}

/** Undefined when nobody asked for traces. */
export function tracingSettings(env: Env): TracingSettings | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: serviceName } = env
  return endpoint === undefined ? undefined : { tracesUrl: `${endpoint.replace(/\/$/, '')}/v1/traces`, serviceName }
}
