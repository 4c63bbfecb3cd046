import { createHmac, randomBytes } from 'node:crypto'

/** As Standard Webhooks writes it: 24 to 64 random bytes, in base64 after a prefix that scanners know. */
const prefix = 'whsec_'
const secretBytes = 32

export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(secretBytes).toString('base64')}`
}

export interface Signing {
  id: string
  at: Date
  body: string
  /** Each signs: a receiver that knows any of them is content. */
  secrets: readonly string[]
}

/** The headers of Standard Webhooks: HMAC-SHA-256 over id, seconds and body with a full stop between. */
export function webhookHeaders({ id, at, body, secrets }: Signing): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
