import { pino } from 'pino'

/**
 * What the service may say of itself. Only fields named here leave the process: a log line cannot hold personal data
 * that nobody listed. Messages are constant sentences; everything that varies is a field.
 */
const allowed = [
  'requestId',
  'method',
  'route',
  'status',
  'durationMs',
  'code',
  'actorKind',
  'job',
  'port',
  'host',
  'role',
  'count',
  'signal',
  'database',
] as const
export type LogFields = Partial<Record<(typeof allowed)[number], string | number | boolean>> & { error?: unknown }

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** An error's kind and place, never its message: messages of drivers quote values. */
function shapeOfError(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = (error as { code?: unknown }).code
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim())
  return { name: error.name, ...(typeof code === 'string' ? { code } : {}), at }
}

function keepAllowed(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const key of allowed) if (fields[key] !== undefined) kept[key] = fields[key]
  if (fields.error !== undefined) kept['error'] = shapeOfError(fields.error)
  return kept
}

export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return {
    info: (message, fields = {}) => logger.info(keepAllowed(fields), message),
    warn: (message, fields = {}) => logger.warn(keepAllowed(fields), message),
    error: (message, fields = {}) => logger.error(keepAllowed(fields), message),
  }
}
