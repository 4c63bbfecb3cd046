/** Of a gateway, or of the service when it is full or just starting. */
const passing = [429, 502, 503, 504]
const firstWaitMs = 300
/** Whoever is told to wait longer is told so, and decides for themselves. */
const longestWaitMs = 10_000

/** Whether the same call may be sent twice with the effect of one. */
export function isIdempotent(method: string, headers: Record<string, string>): boolean {
  return method !== 'POST' || Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key')
}

/** How long to wait before the next try; null to give up. `status` is undefined where no answer came. */
export function waitBefore(turn: number, status: number | undefined, retryAfterMs: number | undefined): number | null {
  if (status !== undefined && !passing.includes(status)) return null
  const waitMs = retryAfterMs ?? firstWaitMs * 2 ** turn * (0.5 + Math.random())
  return waitMs > longestWaitMs ? null : waitMs
}

/** Seconds or a date. */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null || header === '') return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
