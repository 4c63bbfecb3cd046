import { expect } from 'chai'
import sharp from 'sharp'
import { api, expectProblem, logIn, staffToken } from '../support/api.ts'
import { filed, staffMove } from './file.ts'

const person = { name: '样本阿水', idNumber: '530114195603070025', phone: '19811120030' }

async function villageOf(county: string): Promise<string> {
  const below = async (code: string) =>
    (await api('GET', `/v1/divisions/${code}/children`)).json.items[0].code as string
  return below(await below(county))
}

describe('a case of water in 个旧', () => {
  let owner: string
  let stranger: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
  let record: any
  let photo: string

  before(async () => {
    owner = await logIn('19811120030')
    stranger = await logIn('19811120031')
    const form = new FormData()
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'tap.jpg')
    photo = (await api('POST', '/v1/attachments', { token: owner, body: form })).json.id
    record = await filed(owner, { problemPlace: { code: await villageOf('532501') }, attachments: [photo] })
  })

  it('does not exist for another citizen', async () => {
    for (const path of ['', '/events', '/receipt/audio']) {
      expectProblem(await api('GET', `/v1/cases/${record.id}${path}`, { token: stranger }), 404, 'case.not_found')
    }
    const withdraw = { action: 'withdraw', version: 1 }
    expectProblem(
      await api('POST', `/v1/cases/${record.id}/actions`, { token: stranger, body: withdraw }),
      404,
      'case.not_found',
    )
    expectProblem(await api('GET', `/v1/attachments/${photo}`, { token: stranger }), 404, 'attachment.not_found')
  })

  for (const username of [
    'water-530111-handler',
    'water-530111-receiver',
    'civil-530111-handler',
    'water-5301-supervisor',
    'auditor',
    'security-admin',
  ]) {
    it(`does not exist for ${username}`, async () => {
      const token = await staffToken(username)
      expectProblem(await api('GET', `/v1/staff/cases/${record.id}`, { token }), 404, 'case.not_found')
      expectProblem(await staffMove(token, record.id, 'accept', 1), 404, 'case.not_found')
      expectProblem(await api('GET', `/v1/attachments/${photo}`, { token }), 404, 'attachment.not_found')
    })
  }

  it('is in the list of its county and of no other', async () => {
    const sees = async (username: string) => {
      const { json } = await api('GET', `/v1/staff/cases?query=${record.caseNumber}`, {
        token: await staffToken(username),
      })
      return json.items.length
    }
    expect(await sees('water-532501-handler')).to.equal(1)
    expect(await sees('water-532501-receiver')).to.equal(1)
    expect(await sees('centre-dispatcher')).to.equal(1)
    expect(await sees('water-530111-handler')).to.equal(0)
    expect(await sees('civil-530111-handler')).to.equal(0)
    expect(await sees('water-5301-supervisor')).to.equal(0)
  })

  it('cannot be drawn into a list by filters', async () => {
    const token = await staffToken('water-530111-handler')
    for (const filter of [
      'division=532501',
      'division=53',
      'department=water',
      'service=drinking-water',
      'state=ROUTED',
    ]) {
      const { json } = await api('GET', `/v1/staff/cases?${filter}&limit=100`, { token })
      expect(json.items.map(({ id }: { id: string }) => id)).to.not.include(record.id)
    }
  })

  it('is whole for its handler, but for the middle of the ID number', async () => {
    const { json } = await api('GET', `/v1/staff/cases/${record.id}`, {
      token: await staffToken('water-532501-handler'),
    })
    expect(json.applicant.name).to.equal(record.applicant.name)
    expect(json.applicant.phone).to.equal(record.applicant.phone)
    expect(json.applicant.idNumber).to.match(/^\d{3}\*{11}\d{3}[\dX]$/)
    expect(json.actions).to.include('accept')
  })

  it('is masked for the dispatcher, who only watches over it', async () => {
    const token = await staffToken('centre-dispatcher')
    const { json } = await api('GET', `/v1/staff/cases/${record.id}`, { token })
    const told = JSON.stringify(json)
    for (const secret of [
      record.applicant.name,
      record.applicant.phone,
      record.applicant.idNumber,
      record.residence.detail,
    ]) {
      expect(told).to.not.include(secret)
    }
    expect(json.actions).to.deep.equal(['supervise'])
    expectProblem(await staffMove(token, record.id, 'accept', 1), 403, 'auth.forbidden')
    expectProblem(await api('GET', `/v1/attachments/${photo}`, { token }), 404, 'attachment.not_found')
  })

  it('shows its photo to its owner and to its handler', async () => {
    for (const token of [owner, await staffToken('water-532501-handler')]) {
      const { status, headers } = await api('GET', `/v1/attachments/${photo}`, { token })
      expect([status, headers.get('content-type'), headers.get('cache-control')]).to.deep.equal([
        200,
        'image/jpeg',
        'no-store',
      ])
    }
  })
})

describe('a list of cases', () => {
  it('holds nothing personal', async () => {
    const owner = await logIn('19811120032')
    const record = await filed(owner, { applicant: person, description: '院子里的水龙头' })
    const { json } = await api('GET', `/v1/staff/cases?query=${record.caseNumber}`, {
      token: await staffToken('water-530114-handler'),
    })
    expect(json.items).to.have.length(1)
    const told = JSON.stringify(json)
    for (const secret of [person.name, person.idNumber, person.phone, '院子里']) expect(told).to.not.include(secret)
  })
})
