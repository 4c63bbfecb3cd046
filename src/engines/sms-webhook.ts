import type { Messenger } from '../cases/ports.ts'
import { Problem } from '../kernel/errors.ts'

const deadlineMs = 5_000

/** Posts `{channel, to, body}` to the operator's gateway, which answers 2xx once it has taken the message. */
export function smsWebhook(url: string): Messenger {
  return {
    async send(message) {
      let status: number
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(message),
          redirect: 'error',
          signal: AbortSignal.timeout(deadlineMs),
        })
        status = response.status
        await response.body?.cancel()
      } catch (error) {
        throw new Problem('service.unavailable', { cause: error })
      }
      if (status < 200 || status > 299) throw new Problem('service.unavailable')
    },
  }
}
