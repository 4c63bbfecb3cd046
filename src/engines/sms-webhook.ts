import type { Messenger } from '../cases/ports.ts'
import { Problem } from '../kernel/errors.ts'
import type { TraceHeaders } from '../kernel/tracing.ts'

const deadlineMs = 5_000

/** The gateway says that this message cannot be sent, now or later: a wrong number, a body that it refuses. */
const refusals = [400, 410, 413, 422]

/**
 * Posts `{id, channel, to, body, speech}` to the operator's gateway, which answers 2xx once it has taken the message. The
 * same id may come twice when an answer was lost: it is the same message.
 */
export function smsWebhook(url: string, traceHeaders: TraceHeaders = () => ({})): Messenger {
  return {
    async send(message) {
      let status: number
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': message.id, ...traceHeaders() },
          body: JSON.stringify(message),
          redirect: 'error',
          signal: AbortSignal.timeout(deadlineMs),
        })
        status = response.status
        await response.body?.cancel()
      } catch (error) {
        throw new Problem('service.unavailable', { cause: error })
      }
      if (refusals.includes(status)) throw new Problem('message.undeliverable')
      if (status < 200 || status > 299) throw new Problem('service.unavailable')
    },
  }
}
