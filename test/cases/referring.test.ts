import { expect } from 'chai'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { filed, staffMove } from './file.ts'
import { fileService } from './file-service.ts'

interface Offer {
  kind: string
  id: string
  text: string
  speech: string
  why: { text: string }
}

describe('whoever looks for work or a course', () => {
  const person = inventPerson()
  let token: string
  let desk: string
  before(async () => {
    token = await logIn(person.phone)
    desk = await staffToken('jobs-530114-handler')
  })
  const wishes = async (serviceId: string, answers = {}) => {
    const all = { ...validAnswers[serviceId as 'job-search'].answers, ...answers }
    const { json } = await fileService(token, serviceId, { applicant: person, answers: all })
    await staffMove(desk, json.id, 'accept', 1)
    return json.id as string
  }
  const offersFor = async (id: string, who = desk): Promise<Offer[]> =>
    (await api('GET', `/v1/staff/cases/${id}/listings`, { token: who })).json.items
  const refer = (id: string, version: number, listings: string[], more = {}, who = desk) =>
    api('POST', `/v1/staff/cases/${id}/actions`, { token: who, body: { action: 'refer', version, listings, ...more } })

  it('is matched with what was wished first, then with what is near', async () => {
    const offers = await offersFor(await wishes('job-search'))
    expect(offers.map(({ kind }) => kind))
      .to.include('jobs')
      .and.not.include('courses')
    expect(offers[0]?.text).to.include('保洁员')
    expect(offers[0]?.why.text).to.include('是您要找的行业')
    expect(offers[0]?.speech).to.not.match(/\d/)
    expect(offers).to.have.length.above(3)
    const courses = await offersFor(await wishes('job-training'))
    expect(courses[0]).to.include({ kind: 'courses' })
    expect(courses[0]?.text).to.include('电焊入门班')
  })

  it('is referred to several in one step, and reads and hears whose, where and whom to call', async () => {
    const id = await wishes('job-search')
    const [one, two] = await offersFor(id)
    const listings = [one?.id ?? '', two?.id ?? '']
    const { status, json } = await refer(id, 2, listings, { note: '都可以带家人去看看。' })
    expect(status, JSON.stringify(json)).to.equal(200)
    expect(json).to.include({ state: 'ACCEPTED', version: 3 })
    const { json: mine } = await api('GET', `/v1/cases/${id}`, { token })
    const told = mine.events.at(-1)
    expect(told.action).to.equal('refer')
    expect(told.referrals.map((each: Offer) => each.id)).to.deep.equal(listings)
    expect(told.referrals[0]).to.include({ kind: 'jobs', title: '乡村保洁员', by: '样本街道办事处' })
    expect(told.text).to.match(
      /给您介绍：样本街道办事处招乡村保洁员，地址是云南省.*样本村，电话0871-00000201。.*都可以带家人/,
    )
    expect(told.speech).to.include('零八七幺').and.not.match(/\d/)
    const { json: english } = await api('GET', `/v1/cases/${id}`, { token, language: 'en' })
    expect(english.events.at(-1).text).to.include('has work: 乡村保洁员')
    const { json: inbox } = await api('GET', '/v1/inbox', { token })
    expect(inbox.items[0].title.text).to.equal('有合适的机会')
    expect((await staffMove(desk, id, 'answer', 3, '已经介绍了两个地方。')).status).to.equal(200)
  })

  it('is referred to nothing that is not on offer, and by nobody but the desk', async () => {
    const id = await wishes('job-search')
    const [offer] = await offersFor(id)
    const course = (await offersFor(await wishes('job-training')))[0]
    for (const listings of [[course?.id ?? ''], ['x'.repeat(22)]]) {
      const answer = await refer(id, 2, listings)
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0].path).to.equal('listings.0')
    }
    expectProblem(await refer(id, 2, []), 400, 'request.invalid')
    expectProblem(await refer(id, 1, [offer?.id ?? '']), 409, 'case.version_conflict')
    const civil = await staffToken('civil-530114-handler')
    expectProblem(await refer(id, 2, [offer?.id ?? ''], {}, civil), 404, 'case.not_found')
    const dispatcher = await staffToken('centre-dispatcher')
    expectProblem(await refer(id, 2, [offer?.id ?? ''], {}, dispatcher), 403, 'auth.forbidden')
    const listings = await api('GET', `/v1/staff/cases/${id}/listings`, { token: dispatcher })
    expectProblem(listings, 403, 'auth.forbidden')
  })

  it('alone is referred: other services know no such step', async () => {
    const { id } = await filed(token)
    const water = await staffToken('water-530114-handler')
    const { json } = await staffMove(water, id, 'accept', 1)
    expect(json.actions).to.include('answer').and.not.include('refer')
    expect(await offersFor(id, water)).to.deep.equal([])
    expectProblem(await refer(id, 2, ['x'.repeat(22)], {}, water), 409, 'case.transition_illegal')
  })

  it('through a helper learns of it; the helper does not', async () => {
    const helper = inventPerson()
    const filing = { filingMode: 'helper', helper: { name: helper.name, phone: helper.phone, relationship: '邻居' } }
    const helping = await logIn(helper.phone)
    const { json } = await fileService(helping, 'job-training', { ...filing, applicant: inventPerson() })
    await staffMove(desk, json.id, 'accept', 1)
    const [offer] = await offersFor(json.id)
    await refer(json.id, 2, [offer?.id ?? ''])
    const { json: seen } = await api('GET', `/v1/cases/${json.id}`, { token: helping })
    expect(JSON.stringify(seen)).to.not.include('电焊')
    expect(seen.events.at(-1).referrals).to.deep.equal([])
  })
})
