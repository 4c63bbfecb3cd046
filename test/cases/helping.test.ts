import { expect } from 'chai'
import sharp from 'sharp'
import { api, expectProblem, idempotencyKey, inventPerson, logIn, staffToken, waterFiling } from '../support/api.ts'
import { filed, staffMove } from './file.ts'
import { fileService } from './file-service.ts'
import { newHelper, type Person } from './filing-for-others.ts'

const secretWords = { description: '院子里的水池裂了', detail: '水池旁第三家', answer: '明天上午上门修水池' }

describe('a case that a helper filed', () => {
  let helper: Awaited<ReturnType<typeof newHelper>>
  let applicant: Person
  let owner: string
  let photo: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
  let made: any
  let replay: Parameters<typeof api>
  let handler: string

  before(async () => {
    helper = await newHelper()
    applicant = inventPerson()
    handler = await staffToken('water-530114-handler')
    const form = new FormData()
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'pool.jpg')
    photo = (await api('POST', '/v1/attachments', { token: helper.token, body: form })).json.id
    const body = await waterFiling({
      ...helper.part,
      applicant,
      problemPlace: { code: '530114001001', detail: secretWords.detail },
      description: secretWords.description,
      attachments: [photo],
    })
    replay = ['POST', '/v1/cases', { token: helper.token, body, headers: idempotencyKey() }]
    const { status, json } = await api(...replay)
    expect(status).to.equal(201)
    made = json
    await staffMove(handler, made.id, 'accept', 1)
    await staffMove(handler, made.id, 'answer', 2, secretWords.answer)
    owner = await logIn(applicant.phone)
  })

  const secrets = () => [
    applicant.idNumber,
    applicant.name,
    applicant.phone,
    '样本小区1幢',
    'W03',
    photo,
    ...Object.values(secretWords),
  ]

  it('says by no route of the helper what it is about', async () => {
    const { token } = helper
    const answers = [
      made,
      (await api(...replay)).json,
      (await api('GET', `/v1/cases/${made.id}`, { token })).json,
      (await api('GET', `/v1/cases/${made.id}/events`, { token })).json,
      (await api('GET', '/v1/cases', { token })).json,
      (await api('GET', '/v1/inbox', { token })).json,
      (await api('GET', '/v1/drafts', { token })).json,
      (await api('GET', '/v1/me', { token })).json,
    ]
    for (const answer of answers) for (const secret of secrets()) expect(JSON.stringify(answer)).to.not.include(secret)
    expectProblem(await api('GET', `/v1/attachments/${photo}`, { token }), 404, 'attachment.not_found')
  })

  it('shows the helper that it moved: state, office, dates, and for whom it is', async () => {
    const { json } = await api('GET', `/v1/cases/${made.id}`, { token: helper.token })
    expect(json).to.include({ helping: true, state: 'ANSWERED', bucket: 'completed', caseNumber: made.caseNumber })
    expect(json.office.name).to.be.a('string').and.not.equal('')
    expect(json.events.map(({ state }: { state: string }) => state)).to.deep.equal(['ROUTED', 'ACCEPTED', 'ANSWERED'])
    expect(json.applicantName).to.equal(`样*${[...applicant.name].at(-1)}`)
    expect(json.actions).to.deep.equal([])
  })

  it('tells both in their inbox', async () => {
    const bodies = async (token: string) =>
      (await api('GET', '/v1/inbox', { token })).json.items.map(({ body }: { body: { text: string } }) => body.text)
    expect(await bodies(helper.token)).to.have.length(3)
    expect((await bodies(owner)).join()).to.include(secretWords.answer)
  })

  it('is whole for the applicant, who logs in with that phone', async () => {
    const { json } = await api('GET', `/v1/cases/${made.id}`, { token: owner })
    expect(json.helping).to.equal(false)
    for (const secret of secrets()) expect(JSON.stringify(json)).to.include(secret)
    expect((await api('GET', `/v1/attachments/${photo}`, { token: owner })).status).to.equal(200)
    expect(json.actions).to.include.members(['rate', 'take-over'])
  })

  it('is neither rated nor withdrawn nor taken over by the helper', async () => {
    const { token } = helper
    const post = (path: string, body: unknown) => api('POST', `/v1/cases/${made.id}/${path}`, { token, body })
    expectProblem(await post('rating', { level: 1 }), 404, 'case.not_found')
    expectProblem(await post('actions', { action: 'withdraw', version: 3 }), 403, 'auth.forbidden')
    expectProblem(await post('take-over', { version: 3 }), 404, 'case.not_found')
  })

  it('is rated by the applicant, and not told to the helper', async () => {
    const body = { level: 5, text: '水来了，谢谢' }
    expect((await api('POST', `/v1/cases/${made.id}/rating`, { token: owner, body })).status).to.equal(201)
    const { json } = await api('GET', `/v1/cases/${made.id}`, { token: helper.token })
    expect(json.rating).to.equal(null)
  })

  it('is no longer the helper’s once the applicant has taken it over', async () => {
    const { status, json } = await api('POST', `/v1/cases/${made.id}/take-over`, { token: owner, body: { version: 3 } })
    expect(status, JSON.stringify(json)).to.equal(200)
    expect(json.agreement).to.include({ kind: 'taken-over', toConfirm: false })
    expect(json.actions).to.not.include('take-over')
    expectProblem(await api('GET', `/v1/cases/${made.id}`, { token: helper.token }), 404, 'case.not_found')
    expect((await api('GET', '/v1/cases', { token: helper.token })).json.items).to.deep.equal([])
  })

  it('does not exist for a stranger', async () => {
    const { token } = await newHelper()
    expectProblem(await api('GET', `/v1/cases/${made.id}`, { token }), 404, 'case.not_found')
  })
})

describe('helping several people', () => {
  it('gives each applicant their own case and no other', async () => {
    const helper = await newHelper()
    const people = [inventPerson(), inventPerson()]
    const cases = await Promise.all(people.map((applicant) => filed(helper.token, { ...helper.part, applicant })))
    for (const [index, { phone }] of people.entries()) {
      const { json } = await api('GET', '/v1/cases', { token: await logIn(phone) })
      expect(json.items.map(({ id }: { id: string }) => id)).to.deep.equal([cases[index].id])
    }
  })

  it('does not tell by its way what was ticked', async () => {
    const helper = await newHelper()
    const filing = { ...helper.part, problems: ['A01'] }
    const { json } = await fileService(helper.token, 'serious-illness-assistance', filing)
    expect(json.routing.reason.text)
      .to.include(json.office.name)
      .and.not.match(/低保|特困/)
  })

  it('whose phone is the helper’s own: the helper still sees no content', async () => {
    const helper = await newHelper()
    const { name, idNumber } = inventPerson()
    const made = await filed(helper.token, { ...helper.part, applicant: { name, idNumber, phone: helper.phone } })
    const { json } = await api('GET', `/v1/cases/${made.id}`, { token: helper.token })
    expect(json.helping).to.equal(true)
    expect(JSON.stringify(json)).to.not.include(idNumber)
  })
})

describe('staff and the agreement', () => {
  it('see that it is open, ask, and confirm it once', async () => {
    const helper = await newHelper()
    const { id } = await filed(helper.token, helper.part)
    const token = await staffToken('water-530114-handler')
    const confirm = (version: number) => api('POST', `/v1/staff/cases/${id}/agreement`, { token, body: { version } })
    expect((await api('GET', `/v1/staff/cases/${id}`, { token })).json.agreement).to.include({ toConfirm: true })
    expect((await confirm(1)).json.agreement).to.include({ kind: 'staff', toConfirm: false })
    expectProblem(await confirm(2), 409, 'case.transition_illegal')
    const dispatcher = await staffToken('centre-dispatcher')
    const answer = await api('POST', `/v1/staff/cases/${id}/agreement`, { token: dispatcher, body: { version: 2 } })
    expectProblem(answer, 403, 'auth.forbidden')
  })
})

describe('filing by staff before anybody asks', () => {
  const visit = { kind: 'visit', on: '2026-03-02', place: '样本村活动室', people: '样本阿水' }
  const fileAs = async (username: string, changes: Record<string, unknown>) =>
    api('POST', '/v1/staff/cases', {
      token: await staffToken(username),
      body: await waterFiling({ filingMode: 'proactive', agreement: visit, ...changes }),
      headers: idempotencyKey(),
    })

  it('a village worker files for their own village, sees what they filed, and works on nothing', async () => {
    const applicant = inventPerson()
    const { status, json } = await fileAs('village-530114001001-worker', { applicant })
    expect(status, JSON.stringify(json)).to.equal(201)
    expect(json).to.deep.include({ filingMode: 'proactive', actions: [] })
    const token = await staffToken('village-530114001001-worker')
    const { json: list } = await api('GET', '/v1/staff/cases?limit=100', { token })
    expect(list.items.map(({ id }: { id: string }) => id)).to.include(json.id)
    const others = await filed(await logIn(inventPerson().phone))
    expectProblem(await api('GET', `/v1/staff/cases/${others.id}`, { token }), 404, 'case.not_found')
    expectProblem(await staffMove(token, json.id, 'accept', 1), 403, 'auth.forbidden')
    const owner = await logIn(applicant.phone)
    expect((await api('GET', `/v1/cases/${json.id}`, { token: owner })).json.applicant).to.deep.equal(applicant)
  })

  it('tells how the person was found and why, and then nobody has to be asked', async () => {
    const found = { kind: 'found', how: 'told', reason: '邻居说她家断粮了。' }
    const applicant = inventPerson()
    const { status, json } = await fileAs('water-530114-handler', { agreement: found, applicant })
    expect(status, JSON.stringify(json)).to.equal(201)
    expect(json.agreement).to.deep.include({ kind: 'found', toConfirm: false })
    expect(json.agreement.text).to.include('邻居或者村里人说的').and.include('断粮')
    const owner = await logIn(applicant.phone)
    const { json: own } = await api('GET', `/v1/cases/${json.id}`, { token: owner })
    expect(own.agreement.found).to.deep.equal({ how: 'told', reason: found.reason })
    expect(own.events[0].text).to.include('工作人员了解到您的困难')
    const { json: inbox } = await api('GET', '/v1/inbox', { token: owner })
    expect(inbox.items[0].body.text).to.include('工作人员替您提交了')
    const watcher = await staffToken('centre-dispatcher')
    const { json: watched } = await api('GET', `/v1/staff/cases/${json.id}`, { token: watcher })
    expect(watched.agreement).to.deep.include({ kind: 'found', found: null })
    expect(JSON.stringify(watched)).to.not.include('断粮')
  })

  it('takes that word from officials alone, whole, and only where nobody asked them', async () => {
    const found = { kind: 'found', how: 'visit', reason: '看见了' }
    const helper = { name: '样本科员', phone: inventPerson().phone, relationship: '工作人员' }
    for (const [changes, path] of [
      [{ agreement: { ...found, reason: ' ' } }, 'agreement.reason'],
      [{ agreement: { ...found, how: 'guess' } }, 'agreement.how'],
      [{ agreement: found, filingMode: 'helper', helper }, 'agreement.kind'],
    ] as const) {
      const answer = await fileAs('water-530114-handler', changes)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0].path).to.equal(path)
    }
    const token = await logIn(inventPerson().phone)
    const body = await waterFiling({ filingMode: 'proactive', agreement: found })
    const answer = await api('POST', '/v1/cases', { token, body, headers: idempotencyKey() })
    expectProblem(answer, 400, 'request.invalid')
  })

  it('on behalf of somebody with no phone but the official’s gives the case to nobody', async () => {
    const { phone } = inventPerson()
    const helper = { name: '样本科员', phone, relationship: '工作人员' }
    const { json } = await fileAs('water-530114-handler', {
      filingMode: 'helper',
      helper,
      applicant: { ...inventPerson(), phone },
    })
    const token = await logIn(phone)
    expectProblem(await api('GET', `/v1/cases/${json.id}`, { token }), 404, 'case.not_found')
  })

  it('nobody files outside their own place or department', async () => {
    const elsewhere = { problemPlace: { code: '530114001002' } }
    expectProblem(await fileAs('village-530114001001-worker', elsewhere), 403, 'auth.forbidden')
    for (const username of ['water-530111-handler', 'civil-530114-handler', 'centre-dispatcher', 'auditor']) {
      expectProblem(await fileAs(username, {}), 403, 'auth.forbidden')
    }
  })
})
