// One signed call, by Node alone: BASE_URL=… API_KEY=… SIGNING_SECRET=… node docs/examples/signed-call.mjs
import { createHash, createHmac, randomBytes } from 'node:crypto'

const { BASE_URL, API_KEY, SIGNING_SECRET } = process.env

const method = 'POST'
const target = '/v1/divisions/parse-address'
const body = JSON.stringify({ address: '昆明市呈贡区龙城街道' })

const timestamp = String(Math.floor(Date.now() / 1000))
const nonce = randomBytes(16).toString('base64url')
const bodyHash = createHash('sha256').update(body).digest('hex')
const lines = [method, target, timestamp, nonce, bodyHash].join('\n')

const answer = await fetch(`${BASE_URL}${target}`, {
  method,
  body,
  headers: {
    Authorization: `Bearer ${API_KEY}`,
    'Content-Type': 'application/json',
    'X-Signature': createHmac('sha256', SIGNING_SECRET).update(lines).digest('hex'),
    'X-Signature-Timestamp': timestamp,
    'X-Signature-Nonce': nonce,
    'X-Content-SHA256': bodyHash,
  },
})
console.log(answer.status, await answer.text())
