import { expect } from 'chai'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { service } from '../support/service.ts'
import { filed } from './file.ts'
import { fileService } from './file-service.ts'

const handler = 'education-530114-handler'
const head = 'education-530114-approver'
const seen = async (username: string, id: string) =>
  (await api('GET', `/v1/staff/cases/${id}`, { token: await staffToken(username) })).json
const ask = async (username: string, id: string, reason = '要家访') =>
  api('POST', `/v1/staff/cases/${id}/minor-access`, { token: await staffToken(username), body: { reason } })
const decide = async (username: string, grant: string, hours: number | null) =>
  api('POST', `/v1/staff/minor-access/${grant}`, { token: await staffToken(username), body: { hours } })

describe('what a case says of a child', () => {
  it('is seen by nobody without leave, and by the handler for the time that the head gives', async () => {
    const person = inventPerson()
    const { json } = await fileService(await logIn(person.phone), 'school-dropout', { applicant: person })
    expect(JSON.stringify(await seen(handler, json.id))).to.not.include(person.phone)
    expectProblem(await ask('water-530114-handler', json.id), 404, 'case.not_found')
    const asked = await ask(handler, json.id)
    expect([asked.status, asked.json.untilAt]).to.deep.equal([201, null])
    expect(JSON.stringify(await seen(handler, json.id))).to.not.include(person.phone)
    const list = await api('GET', '/v1/staff/minor-access', { token: await staffToken(head) })
    expect(list.json.items.map(({ id }: { id: string }) => id)).to.include(asked.json.id)
    expectProblem(await decide(handler, asked.json.id, 2), 403, 'auth.forbidden')
    expect((await decide(head, asked.json.id, 2)).status).to.equal(204)
    expectProblem(await decide(head, asked.json.id, 2), 404, 'minor_access.not_found')
    expect(JSON.stringify(await seen(handler, json.id))).to.include(person.phone)
    expect(JSON.stringify(await seen(head, json.id))).to.not.include(person.phone)
  })

  it('stays hidden where leave is refused, and nobody gives leave to themselves', async () => {
    const person = inventPerson()
    const { json } = await fileService(await logIn(person.phone), 'school-dropout', { applicant: person })
    const asked = await ask(handler, json.id)
    expect((await decide(head, asked.json.id, null)).status).to.equal(204)
    expect(JSON.stringify(await seen(handler, json.id))).to.not.include(person.phone)
    const own = await ask(head, json.id)
    expectProblem(await decide(head, own.json.id, 5), 403, 'staff.not_oneself')
    expectProblem(await decide(handler, own.json.id, 5), 403, 'auth.forbidden')
  })

  it('is seen at once where a child is in danger, for a day, and the head is told', async () => {
    const person = inventPerson()
    const changes = { applicant: person, problems: ['D07'], description: '在校门口被打' }
    const { json } = await fileService(await logIn(person.phone), 'school-dropout', changes)
    expect(json.urgency).to.equal('urgent')
    const asked = await ask(handler, json.id, '孩子有危险，马上联系')
    expect(asked.json.untilAt).to.be.a('string')
    expect(JSON.stringify(await seen(handler, json.id))).to.include(person.phone)
    const alerts = (await api('GET', '/v1/staff/alerts', { token: await staffToken(head) })).json.items
    expect(alerts.find(({ caseId }: { caseId: string }) => caseId === json.id).text).to.include('未成年人')
  })

  it('needs no leave where there is no child', async () => {
    const { id } = await filed(await logIn(inventPerson().phone))
    expectProblem(await ask('water-530114-handler', id), 409, 'minor_access.needless')
  })
})

describe('who looked', () => {
  it('is told to the applicant by office: each look once, each hidden field with its purpose', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const { id } = await filed(token, { applicant: person })
    const officer = await staffToken('water-530114-handler')
    const { baseUrl } = await service()
    const get = (path: string) => fetch(`${baseUrl}${path}`, { headers: { cookie: `session=${token}` } })
    const soundOf = async () => (await (await get(`/cases/${id}/listen`)).arrayBuffer()).byteLength
    expect(await (await get(`/cases/${id}`)).text()).to.include('还没有人打开过')
    const quiet = await soundOf()
    await seen('water-530114-handler', id)
    await seen('water-530114-handler', id)
    const reveal = (body: Record<string, unknown>, as = officer) =>
      api('POST', `/v1/staff/cases/${id}/reveal`, { token: as, body })
    expectProblem(await reveal({ field: 'idNumber' }), 400, 'request.invalid')
    const shown = await reveal({ field: 'idNumber', purpose: '核对户口' })
    expect(shown.json).to.deep.equal({ field: 'idNumber', value: person.idNumber })
    expect(shown.headers.get('cache-control')).to.equal('no-store')
    expectProblem(
      await reveal({ field: 'phone', purpose: '随便看看' }, await staffToken('centre-dispatcher')),
      403,
      'auth.forbidden',
    )
    expectProblem(
      await reveal({ field: 'phone', purpose: '随便看看' }, await staffToken('water-532501-handler')),
      404,
      'case.not_found',
    )
    const { json } = await api('GET', `/v1/cases/${id}/accesses`, { token })
    expect(
      json.items.map(({ action, field, office }: Record<string, string>) => [action, field, office]),
    ).to.deep.equal([
      ['reveal', 'idNumber', '呈贡区水务局'],
      ['open', null, '呈贡区水务局'],
    ])
    expect(json.items[0].text).to.include('核对户口')
    expect(json.items[0].speech).to.not.match(/\d/)
    expect(JSON.stringify(json)).to.not.include('water-530114')
    const page = await (await get(`/cases/${id}`)).text()
    for (const { text } of json.items) expect(page.split(text), text).to.have.length(2)
    expect(await soundOf(), 'what is spoken').to.be.above(quiet)
    expectProblem(
      await api('GET', `/v1/cases/${id}/accesses`, { token: await logIn(inventPerson().phone) }),
      404,
      'case.not_found',
    )
  })
})
