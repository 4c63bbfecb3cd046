import { createHash, randomBytes } from 'node:crypto'
import { expect } from 'chai'
import { ApiKey } from '../../models/api-key.ts'
import { signatureOf } from '../../src/clients/check-signature.ts'
import { api, expectProblem, integratorKey } from '../support/api.ts'
import { runProgram } from '../support/run-program.ts'
import { service } from '../support/service.ts'
import { call, clientsPath, keep, newClient } from './new-client.ts'

const target = '/v1/divisions/parse-address'
const sha256 = (body: string | Uint8Array) => createHash('sha256').update(body).digest('hex')

/** The headers of a signed call; `changes` replace what was signed, or what is sent of it. */
async function signed(
  secret: string,
  body: string | Uint8Array,
  changes: Partial<Parameters<typeof signatureOf>[1]> = {},
) {
  const { now } = await service()
  const parts = {
    method: 'POST',
    target,
    timestamp: String(Math.floor(now().getTime() / 1000)),
    nonce: randomBytes(16).toString('base64url'),
    bodyHash: sha256(body),
    ...changes,
  }
  return {
    'x-signature': signatureOf(secret, parts),
    'x-signature-timestamp': parts.timestamp,
    'x-signature-nonce': parts.nonce,
    'x-content-sha256': parts.bodyHash,
  }
}

const body = JSON.stringify({ address: '昆明市呈贡区' })
const send = (token: string, headers: Record<string, string>, sent = body, path = target) =>
  api('POST', path, { token, body: sent, headers })

describe('a signed call', () => {
  it('is answered once; a second time it is refused', async () => {
    const { key, signingSecret } = await newClient({ mustSign: true })
    const headers = await signed(signingSecret, body)
    expect((await send(key, headers)).status).to.equal(200)
    expectProblem(await send(key, headers), 401, 'auth.signature_replayed')
  })

  it('is answered once also when it comes many times at once', async () => {
    const { key, signingSecret } = await newClient()
    const headers = await signed(signingSecret, body)
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(key, headers)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 401, 401, 401, 401, 401])
  })

  it('may have its key in the address, where a protocol has it there: it is signed as it is sent', async () => {
    const { key, signingSecret } = await newClient({ mustSign: true })
    const path = `/ws/district/v1/search?keyword=530114&key=${key}`
    const headers = await signed(signingSecret, '', { method: 'GET', target: path })
    const [first, second] = [await api('GET', path, { headers }), await api('GET', path, { headers })]
    expect([first.json.status, second.json.status]).to.deep.equal([0, 111])
  })

  it('is needed by a client that has to sign, and free to others', async () => {
    const { id, name, key } = await newClient({ mustSign: true })
    expectProblem(await call(key), 401, 'auth.signature_missing')
    await keep('PUT', `${clientsPath}/${id}`, { name, scopes: ['divisions:read'], mustSign: false })
    expect((await call(key)).status).to.equal(200)
  })

  it('is refused when anything of it was changed on the way', async () => {
    const { key, signingSecret } = await newClient({ mustSign: true })
    const other = JSON.stringify({ address: '昆明市官渡区' })
    expectProblem(await send(key, await signed(signingSecret, body), other), 401, 'auth.signature_wrong')
    const changed = { ...(await signed(signingSecret, body)), 'x-content-sha256': sha256(other) }
    expectProblem(await send(key, changed, other), 401, 'auth.signature_wrong')
    expectProblem(
      await send(key, await signed(signingSecret, body), body, `${target}?x=1`),
      401,
      'auth.signature_wrong',
    )
    expectProblem(await send(key, await signed('ys_another', body)), 401, 'auth.signature_wrong')
    expectProblem(await send(key, await signed(signingSecret, body, { method: 'GET' })), 401, 'auth.signature_wrong')
    for (const nonce of ['short', '-'.repeat(65)])
      expectProblem(await send(key, await signed(signingSecret, body, { nonce })), 401, 'auth.signature_wrong')
  })

  it('is refused when its clock is more than five minutes off, and taken when it is less', async () => {
    const { key, signingSecret } = await newClient()
    const { now } = await service()
    const at = (seconds: number) => ({ timestamp: String(Math.floor(now().getTime() / 1000) + seconds) })
    for (const seconds of [-310, 310])
      expectProblem(await send(key, await signed(signingSecret, body, at(seconds))), 401, 'auth.signature_stale')
    for (const seconds of [-280, 280])
      expect((await send(key, await signed(signingSecret, body, at(seconds)))).status).to.equal(200)
  })

  it('may have no body, or a form with a photo', async () => {
    const { key, signingSecret } = await newClient({ scopes: ['ocr:write'], mustSign: true, test: true })
    const get = await signed(signingSecret, '', { method: 'GET', target: '/v1/services' })
    expect((await api('GET', '/v1/services', { token: key, headers: get })).status).to.equal(200)
    const form = (text: string) =>
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="side"\r\n\r\n${text}\r\n--b--\r\n`)
    const post = async (sent: Buffer, hashed: Buffer) => {
      const headers = await signed(signingSecret, hashed, { target: '/v1/ocr/id-card' })
      const { baseUrl } = await service()
      const answer = await fetch(`${baseUrl}/v1/ocr/id-card`, {
        method: 'POST',
        body: new Uint8Array(sent),
        headers: { ...headers, authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=b' },
      })
      return ((await answer.json()) as { code: string }).code
    }
    expect(await post(form('back'), form('back'))).to.equal('image.missing')
    expect(await post(form('back'), form('front'))).to.equal('auth.signature_wrong')
  })

  it('is none by a key that has no secret', async () => {
    const { key, keyId, signingSecret } = await newClient()
    await ApiKey.update({ signingSecret: null }, { where: { id: keyId } })
    expectProblem(await send(key, await signed(signingSecret, body)), 401, 'auth.signature_wrong')
    expect((await call(await integratorKey())).status).to.equal(200)
  })

  it('is made by the example of the documentation', async () => {
    const { key, signingSecret } = await newClient({ mustSign: true })
    const { baseUrl, now } = await service()
    // Other tests of the run may have let time pass for the service: the program's clock goes with it.
    const ahead = `const now = Date.now; Date.now = () => now() + ${now().getTime() - Date.now()}`
    const environment = {
      BASE_URL: baseUrl,
      API_KEY: key,
      SIGNING_SECRET: signingSecret,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ahead)}`,
    }
    const { code, stdout, stderr } = await runProgram('docs/examples/signed-call.mjs', [], environment)
    expect([code, stderr]).to.deep.equal([0, ''])
    expect(stdout).to.match(/^200 .*"code":"530114/)
  })
})
