import { expect } from 'chai'
import { api, expectProblem, logIn } from '../support/api.ts'

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

  it('have short plain keys', async () => {
    expectProblem(await put('x'.repeat(65), {}), 400, 'request.invalid')
    expectProblem(await put('a%20b', {}), 400, 'request.invalid')
  })
})
