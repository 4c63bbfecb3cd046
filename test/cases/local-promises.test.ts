import { expect } from 'chai'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { fileService } from './file-service.ts'

const path = '/v1/admin/local-promises'
const basis = '样本办发〔2026〕1号'
const local = {
  serviceId: 'minimum-living-allowance',
  division: '530111',
  clocks: { acceptWorkingDays: 1, platformDays: 5, statutoryWorkingDays: 25 },
  basis,
}
const dueOf = (filed: { clocks: { kind: string; dueAt: string }[] }) =>
  Object.fromEntries(filed.clocks.map(({ kind, dueAt }) => [kind, Date.parse(dueAt)]))

describe('the times that a county sets itself', () => {
  let id = ''
  const place = { problemPlace: { code: '530111001001' } }
  const filedThere = async () => (await fileService(await logIn(inventPerson().phone), local.serviceId, place)).json

  it('are set by the head of the department there, for that place alone', async () => {
    for (const username of ['civil-530111-handler', 'water-530111-approver', 'centre-dispatcher']) {
      expectProblem(await api('POST', path, { token: await staffToken(username), body: local }), 403, 'auth.forbidden')
    }
    const token = await staffToken('civil-530111-approver')
    const elsewhere = { ...local, division: '530114' }
    expectProblem(await api('POST', path, { token, body: elsewhere }), 403, 'auth.forbidden')
    const { status, json } = await api('POST', path, { token, body: local })
    expect([status, json.divisionName]).to.deep.equal([201, '云南省昆明市官渡区'])
    id = json.id
  })

  it('are never slower than what the province promises', async () => {
    const token = await staffToken('civil-530111-approver')
    for (const clocks of [{ platformDays: 11 }, { acceptWorkingDays: 3 }, { acceptWorkingDays: 0 }, {}]) {
      expectProblem(await api('POST', path, { token, body: { ...local, clocks } }), 400, 'request.invalid')
    }
  })

  it('are told with their ground to whoever asks for the place, and to nobody else', async () => {
    const of = (query: string) => api('GET', `/v1/services/${local.serviceId}${query}`)
    const here = (await of('?division=530111001001')).json
    expect(here.clocks.statutoryWorkingDays).to.equal(25)
    expect(here.promises.at(-1).text).to.include(basis)
    for (const query of ['', '?division=530114001']) {
      const { json } = await of(query)
      expect(JSON.stringify(json.promises)).to.not.include(basis)
      expect(json.clocks.platformDays).to.equal(10)
    }
  })

  it('hold for a case as long as it lives, whatever is set later', async () => {
    const first = await filedThere()
    const token = await staffToken('civil-530111-approver')
    expect((await api('DELETE', `${path}/${id}`, { token })).status).to.equal(204)
    expectProblem(await api('DELETE', `${path}/${id}`, { token }), 404, 'promise.not_found')
    const second = await filedThere()
    expect(dueOf(first)['platform']).to.be.below(dueOf(second)['platform'] as number)
    const { json } = await api('GET', path, { token })
    expect(json.items).to.deep.equal([])
  })
})
