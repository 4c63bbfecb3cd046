import { expect } from 'chai'
import { staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { service } from '../support/service.ts'

const handler = 'education-530114-handler'
const head = 'education-530114-approver'
const hourMs = 3_600_000
const child = { childName: '小样本', whereExactly: '样本饭店后厨' }

describe('a child who left school, told of by a neighbour', () => {
  const neighbour = inventPerson()
  let token: string
  let id: string
  let version: number
  before(async () => {
    token = await logIn(neighbour.phone)
    const { status, json } = await fileService(token, 'school-dropout', {
      applicant: neighbour,
      problems: ['D01'],
      description: '孩子在饭店打工，手上有伤',
      answers: {
        ...child,
        childAge: 13,
        childSex: 'girl',
        grade: 'grade-7',
        whereabouts: 'working',
        safe: 'no',
        reporterIs: 'neighbour',
      },
    })
    expect(status, JSON.stringify(json)).to.equal(201)
    ;({ id, version } = json)
    expect(json.urgency).to.equal('urgent')
    expect(json.office).to.include({ department: 'education', division: '530114', name: '呈贡区教育体育局' })
    const accept = json.clocks.find(({ kind }: { kind: string }) => kind === 'accept')
    const hours = (Date.parse(accept.dueAt) - (await service()).now().getTime()) / hourMs
    expect(hours, 'to be taken up in two hours').to.be.within(1.9, 2)
  })

  const read = async (username: string) => api('GET', `/v1/staff/cases/${id}`, { token: await staffToken(username) })
  const seen = async (username: string) => JSON.stringify((await read(username)).json)
  const move = async (action: string, note?: string) => {
    const moved = await staffMove(await staffToken(handler), id, action, version, note)
    expect(moved.status, JSON.stringify(moved.json)).to.equal(200)
    version = moved.json.version
  }
  const ofNeighbour = [neighbour.name, neighbour.phone, neighbour.idNumber, '邻居']

  it('is for no other office and not for the family, and nobody sees who told of it or which child it is', async () => {
    const others = [
      'civil-530114-handler',
      'civil-530114001-receiver',
      'village-530114001001-worker',
      'health-530114-handler',
    ]
    for (const username of [...others, 'water-5301-supervisor']) {
      expectProblem(await read(username), 404, 'case.not_found')
      const list = await api('GET', '/v1/staff/cases?limit=100', { token: await staffToken(username) })
      expect(JSON.stringify(list.json), username).to.not.include(id)
    }
    expectProblem(
      await api('GET', `/v1/cases/${id}`, { token: await logIn(inventPerson().phone) }),
      404,
      'case.not_found',
    )
    for (const username of [handler, 'centre-dispatcher']) {
      const whole = await seen(username)
      for (const hidden of [...ofNeighbour, ...Object.values(child), '手上有伤']) {
        expect(whole, `${username}: ${hidden}`).to.not.include(hidden)
      }
    }
    const purpose = { field: 'phone', purpose: '联系' }
    const reveal = await api('POST', `/v1/staff/cases/${id}/reveal`, {
      token: await staffToken(handler),
      body: purpose,
    })
    expectProblem(reveal, 403, 'auth.forbidden')
  })

  it('is seen by its handler alone, for the time that a responsible person leaves', async () => {
    const asked = await api('POST', `/v1/staff/cases/${id}/minor-access`, {
      token: await staffToken(handler),
      body: { reason: '孩子可能有危险，马上家访' },
    })
    expect(asked.json.untilAt, 'at once, in an emergency').to.be.a('string')
    const whole = await seen(handler)
    for (const told of [neighbour.name, neighbour.phone, ...Object.values(child)]) expect(whole).to.include(told)
    const forHead = await seen(head)
    expect(forHead).to.include(child.childName)
    for (const hidden of ofNeighbour) expect(forHead, hidden).to.not.include(hidden)

    const waiting = (await api('GET', '/v1/staff/minor-access', { token: await staffToken(head) })).json.items
    expect(waiting.find((each: { id: string }) => each.id === asked.json.id)).to.include({
      caseId: id,
      emergency: true,
    })
    const decision = { token: await staffToken(head), body: { hours: 1 } }
    expect((await api('POST', `/v1/staff/minor-access/${asked.json.id}`, decision)).status).to.equal(204)
    expect(await seen(handler)).to.include(neighbour.phone)
    await move('accept')
    await move('help-now', '已和派出所到饭店，孩子平安')
    ;(await service()).wait(hourMs)
    const over = await seen(handler)
    for (const hidden of [...ofNeighbour, ...Object.values(child)]) expect(over, hidden).to.not.include(hidden)
  })

  it('is answered to the neighbour, who rates it and sees which office looked', async () => {
    await move('answer', '已经家访，下周一返校，学校每周联系。')
    const { json } = await api('GET', `/v1/cases/${id}`, { token })
    expect([json.state, json.bucket]).to.deep.equal(['ANSWERED', 'completed'])
    expect(json.events.at(-1).text).to.include('返校')
    expect((await api('POST', `/v1/cases/${id}/rating`, { token, body: { level: 5 } })).status).to.equal(201)
    const { items } = (await api('GET', `/v1/cases/${id}/accesses`, { token })).json
    const offices = items.map(({ office }: { office: string }) => office)
    expect([...new Set(offices)]).to.have.members(['呈贡区教育体育局', '省数据共享中心'])
    const texts = (await api('GET', '/demo/outbox')).json.items
      .filter(({ to }: { to: string }) => to === neighbour.phone)
      .map(({ body }: { body: string }) => body)
    expect(texts.join()).to.not.include(child.childName).and.not.include('学')
  })
})
