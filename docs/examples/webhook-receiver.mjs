// A receiver of webhooks, by Node alone: PORT=8080 WEBHOOK_SECRETS="whsec_… whsec_…" node docs/examples/webhook-receiver.mjs
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

const { PORT, WEBHOOK_SECRETS = '' } = process.env
const keys = WEBHOOK_SECRETS.split(' ').map((secret) => Buffer.from(secret.replace('whsec_', ''), 'base64'))
const mostSkewSeconds = 300
/** Of at least the last days; in a database where there is more than one process. */
const seen = new Set()

function isGenuine(headers, body) {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= mostSkewSeconds)) return false
  const given = (headers['webhook-signature'] ?? '').split(' ').map((each) => Buffer.from(each))
  return keys.some((key) => {
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
    const expected = Buffer.from(`v1,${signature}`)
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected))
  })
}

const server = createServer(async (request, response) => {
  const body = await buffer(request)
  if (!isGenuine(request.headers, body)) return response.writeHead(400).end()
  const id = request.headers['webhook-id']
  // The same may come again: it is taken once, and told so each time.
  if (!seen.has(id)) {
    seen.add(id)
    const { type, data } = JSON.parse(body.toString())
    console.log(type, data.id ?? '', data.status ?? '')
  }
  return response.writeHead(204).end()
})
server.listen(Number(PORT), '127.0.0.1', () => console.log('listening on', server.address().port))
