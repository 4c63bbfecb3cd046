import { expect } from 'chai'
import { Draft } from '../../models/draft.ts'
import { api, expectProblem, inventPerson, logIn } from '../support/api.ts'

describe('drafts', () => {
  let token: string
  before(async () => {
    token = await logIn('19811120050')
  })
  const put = (key: string, content: unknown, who = token) =>
    api('PUT', `/v1/drafts/${key}`, { token: who, body: { serviceId: 'drinking-water', content } })
  const list = async (who = token) => (await api('GET', '/v1/drafts', { token: who })).json.items

  it('are kept under the key of the client and given back as they were', async () => {
    const content = { step: 'place', typed: { name: '样本', nested: [1, null, { deep: true }] } }
    const { status, json } = await put('phone-1', content)
    expect(status).to.equal(200)
    expect(json).to.deep.include({ clientKey: 'phone-1', serviceId: 'drinking-water', content })
    expect((await list())[0].content).to.deep.equal(content)
  })

  it('are replaced, newest first', async () => {
    await put('phone-2', { step: 1 })
    await put('phone-1', { step: 2 })
    expect(
      (await list()).map(({ clientKey, content }: { clientKey: string; content: unknown }) => [clientKey, content]),
    ).to.deep.equal([
      ['phone-1', { step: 2 }],
      ['phone-2', { step: 1 }],
    ])
  })

  it('saved eight times at once are one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, step) => put('phone-3', { step })))
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(8).fill(200))
    expect((await list()).filter(({ clientKey }: { clientKey: string }) => clientKey === 'phone-3')).to.have.length(1)
  })

  it('belong to their citizen', async () => {
    const stranger = await logIn('19811120051')
    expect(await list(stranger)).to.deep.equal([])
    expectProblem(await api('DELETE', '/v1/drafts/phone-1', { token: stranger }), 404, 'draft.not_found')
  })

  it('are dropped once', async () => {
    expect((await api('DELETE', '/v1/drafts/phone-1', { token })).status).to.equal(204)
    expectProblem(await api('DELETE', '/v1/drafts/phone-1', { token }), 404, 'draft.not_found')
  })

  it('outlast a night, a log-out and a new phone', async () => {
    const { phone } = inventPerson()
    const old = await logIn(phone)
    const content = { step: 'problems', typed: { description: '三天没有水了' } }
    await put('form-1', content, old)
    const dayAgo = new Date(Date.now() - 25 * 3_600_000)
    const { id } = (await api('GET', '/v1/me', { token: old })).json
    await Draft.update({ updatedAt: dayAgo }, { where: { citizenId: id } })
    await api('DELETE', '/v1/sessions/current', { token: old })
    const resumed = await logIn(phone)
    const { status, json } = await api('GET', '/v1/drafts/form-1', { token: resumed })
    expect([status, json.content]).to.deep.equal([200, content])
    expect((await list(resumed)).map(({ clientKey }: { clientKey: string }) => clientKey)).to.deep.equal(['form-1'])
    expectProblem(await api('GET', '/v1/drafts/form-2', { token: resumed }), 404, 'draft.not_found')
  })

  it('have a size, and are not kept without end', async () => {
    const who = await logIn(inventPerson().phone)
    const tooLarge = await put('large', { text: '水'.repeat(30_000) }, who)
    expectProblem(tooLarge, 413, 'request.too_large')
    expect((await put('fits', { text: '水'.repeat(10_000) }, who)).status).to.equal(200)
    const answers = await Promise.all(Array.from({ length: 32 }, (_, index) => put(`many-${index}`, {}, who)))
    expect(answers.filter(({ status }) => status === 200)).to.have.length(29)
    expectProblem(await put('one-more', {}, who), 409, 'draft.too_many')
    expect((await put('fits', { text: '改' }, who)).status).to.equal(200)
  })

  it('have short plain keys', async () => {
    expectProblem(await put('x'.repeat(65), {}), 400, 'request.invalid')
    expectProblem(await put('a%20b', {}), 400, 'request.invalid')
  })
})
