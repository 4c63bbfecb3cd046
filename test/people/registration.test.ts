import { expect } from 'chai'
import { api, expectProblem, idempotencyKey, inventPerson, logIn, waterFiling } from '../support/api.ts'

const residence = { code: '530114001001', detail: '样本小区1幢' }
const register = (token: string, person: object) => api('PUT', '/v1/me', { token, body: { ...person, residence } })

describe('real-name registration', () => {
  it('keeps name, number, phone and home', async () => {
    const token = await logIn('19811130020')
    const person = inventPerson()
    const { status, json } = await register(token, person)
    expect(status).to.equal(200)
    expect(json).to.deep.include({ registered: true, ...person })
    expect(json.residence).to.deep.include(residence)
    expect((await api('GET', '/v1/me', { token })).json).to.deep.equal(json)
  })

  it('can be mended by its owner', async () => {
    const token = await logIn('19811130021')
    const person = inventPerson()
    await register(token, person)
    expect((await register(token, { ...person, name: '样本改名' })).json.name).to.equal('样本改名')
  })

  it('names every fault by its path', async () => {
    const answer = await register(await logIn('19811130022'), { name: '1', idNumber: '2', phone: '3' })
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors.map(({ path }: { path: string }) => path)).to.deep.equal(['name', 'idNumber', 'phone'])
  })

  it('gives one number to one account', async () => {
    const person = inventPerson()
    await register(await logIn('19811130023'), person)
    expectProblem(await register(await logIn('19811130024'), person), 409, 'citizen.id_number_taken')
  })

  it('gives one number to one account when two ask at once', async () => {
    const person = inventPerson()
    const both = await Promise.all(
      [await logIn('19811130025'), await logIn('19811130026')].map((token) => register(token, person)),
    )
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409])
  })

  it('is not asked again of somebody who has filed for themselves', async () => {
    const token = await logIn('19811130027')
    const body = await waterFiling()
    await api('POST', '/v1/cases', { token, body, headers: idempotencyKey() })
    expect((await api('GET', '/v1/me', { token })).json).to.deep.include({
      registered: true,
      ...(body['applicant'] as object),
    })
  })

  it('is not taken from a filing for somebody else', async () => {
    const token = await logIn('19811130028')
    const helper = { name: '样本邻居', phone: '19811130028', relationship: '邻居' }
    const body = await waterFiling({ filingMode: 'helper', helper })
    expect((await api('POST', '/v1/cases', { token, body, headers: idempotencyKey() })).status).to.equal(201)
    expect((await api('GET', '/v1/me', { token })).json.registered).to.equal(false)
  })
})
