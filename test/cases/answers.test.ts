import { expect } from 'chai'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { fileService } from './file-service.ts'
import { giveLeave } from './leave.ts'

const answersOf = (id: keyof typeof validAnswers, changes: Record<string, unknown> = {}) => ({
  answers: { ...validAnswers[id].answers, ...changes },
})
const codesOf = (errors: { path: string; code: string }[]) => errors.map(({ path, code }) => [path, code])
const newCitizen = () => logIn(inventPerson().phone)

describe('answers to the questions of a service', () => {
  let token: string
  before(async () => {
    token = await newCitizen()
  })

  it('with faults are refused together with every other fault, in words that name the question', async () => {
    const changes = {
      ...answersOf('minimum-living-allowance', {
        mainReason: 'weather',
        members: [{ name: '样本甲', relation: 'self', birthYear: 1968, canWork: 'no', income: '三百' }, {}],
      }),
      problemPlace: { code: '530114' },
    }
    for (const language of ['zh-CN', 'en']) {
      const answer = await fileService(token, 'minimum-living-allowance', changes, language)
      expectProblem(answer, 400, 'request.invalid')
      expect(codesOf(answer.json.errors)).to.deep.equal([
        ['problemPlace.code', 'field.division_level'],
        ['answers.mainReason', 'field.choice'],
        ['answers.members.0.income', 'field.money'],
        ...['name', 'relation', 'birthYear', 'canWork', 'income'].map((id) => [
          `answers.members.1.${id}`,
          'field.required',
        ]),
      ])
      const [, , income] = answer.json.errors
      expect(income.detail).to.match(
        language === 'en' ? /^“Average income a month” of Member 1/ : /^第1位家里人的“平均一个月挣多少钱”/,
      )
      if (language === 'zh-CN') expect(income.speech).to.not.match(/\d/)
    }
  })

  it('are missed when they are left out', async () => {
    const answer = await fileService(token, 'job-training', { answers: undefined })
    expect(codesOf(answer.json.errors)).to.deep.equal(
      ['trade', 'time', 'nearHome', 'childcare'].map((id) => [`answers.${id}`, 'field.required']),
    )
  })

  it('of another service are not known', async () => {
    const answer = await fileService(token, 'job-training', answersOf('job-training', { wage: 100 }))
    expect(codesOf(answer.json.errors)).to.deep.equal([['answers.wage', 'field.unknown']])
  })

  it('that are not asked for are dropped', async () => {
    const { status, json } = await fileService(token, 'job-search', answersOf('job-search', { limits: '不能久站' }))
    expect(status).to.equal(201)
    expect(JSON.stringify(json.answers)).to.not.include('不能久站')
  })

  it('come back in order, money, dates and places in words, for the ear too', async () => {
    const { json } = await fileService(token, 'remote-care-reimbursement', {
      answers: {
        ...validAnswers['remote-care-reimbursement'].answers,
        invoices: [{ number: 'YB-ROWS-1', amount: 128_050 }],
      },
    })
    const row = (id: string) => json.answers.find((each: { id: string }) => each.id === id)
    expect(json.answers.map(({ id }: { id: string }) => id).slice(0, 4)).to.deep.equal([
      'place',
      'hospital',
      'care',
      'from',
    ])
    expect(row('place').text).to.equal('广东省广州市')
    expect(row('from')).to.deep.include({ text: '2026年3月1日', speech: '二零二六年三月一日' })
    expect(row('invoices.0.amount')).to.deep.include({ label: '第1张发票，金额', text: '1280.5元' })
  })

  it('tell the level of self-care as information', async () => {
    for (const [cannotDo, told] of [
      [[], '都能自理'],
      [['bathing'], '一部分不能自理'],
      [['eating', 'dressing', 'bed', 'toilet'], '大部分不能自理'],
    ] as const) {
      const { json } = await fileService(token, 'destitute-support', answersOf('destitute-support', { cannotDo }))
      expect(json.answers.at(-1).id).to.equal('selfCare')
      expect(json.answers.at(-1).text).to.match(new RegExp(`^${told}.*以工作人员上门看过的为准`))
    }
  })

  it('of a draft are checked and kept whatever is wrong', async () => {
    const content = { answers: { trade: '', time: ['never'], childcare: true } }
    const put = (body: object) => api('PUT', '/v1/drafts/phone-answers', { token, body })
    const { status, json } = await put({ serviceId: 'job-training', content })
    expect([status, json.content]).to.deep.equal([200, content])
    expect(codesOf(json.faults)).to.deep.equal([
      ['answers.trade', 'field.required'],
      ['answers.time', 'field.choice'],
      ['answers.nearHome', 'field.required'],
    ])
    expect((await put({ serviceId: 'job-training', content: {} })).json.faults).to.deep.equal([])
  })
})

describe('an invoice', () => {
  const invoices = [{ number: 'YB-TWICE-1', amount: 9_900 }]
  const file = async (token: string, changes: Record<string, unknown>) =>
    fileService(token, 'remote-care-reimbursement', answersOf('remote-care-reimbursement', { invoices, ...changes }))

  it('that stands in an open case is asked about, and passes when it is confirmed or the case is over', async () => {
    const first = await newCitizen()
    const { json: record } = await file(first, {})
    const second = await newCitizen()
    const asked = await file(second, {})
    expectProblem(asked, 400, 'request.invalid')
    expect(codesOf(asked.json.errors)).to.deep.equal([['answers.invoices.0.number', 'field.invoice_used']])
    expectProblem(await file(second, { invoicesAgain: false }), 400, 'request.invalid')
    const confirmed = await file(second, { invoicesAgain: true })
    expect(confirmed.status).to.equal(201)
    expect(confirmed.json.answers.at(-1)).to.deep.include({ id: 'invoicesAgain', text: '是' })
    for (const [token, { id }] of [
      [first, record],
      [second, confirmed.json],
    ] as const) {
      await api('POST', `/v1/cases/${id}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    }
    expect((await file(first, {})).status).to.equal(201)
  })
})

describe('what staff see of answers', () => {
  const asStaff = async (username: string, id: string) =>
    (await api('GET', `/v1/staff/cases/${id}`, { token: await staffToken(username) })).json

  it('is all but the middle of ID numbers for who works on the case, and what is open for who watches', async () => {
    const { json } = await fileService(await newCitizen(), 'minimum-living-allowance')
    const handler = JSON.stringify((await asStaff('civil-530114-handler', json.id)).answers)
    expect(handler)
      .to.include('样本乙')
      .and.to.match(/530\*{11}\d{3}[\dX]/)
    expect((await asStaff('centre-dispatcher', json.id)).answers).to.deep.equal([])
    const { json: work } = await fileService(await newCitizen(), 'job-training')
    const open = (await asStaff('centre-dispatcher', work.id)).answers.map(({ id }: { id: string }) => id)
    expect(open).to.deep.equal(['trade', 'time', 'nearHome', 'childcare'])
  })

  it('of a child hides who told from all but the handler, and the child from who only watches', async () => {
    const token = await newCitizen()
    const applicant = { ...inventPerson(), name: '样本报信人' }
    const { json } = await fileService(token, 'school-dropout', { applicant, description: '她在县城洗碗' })
    expect(json.applicant.name).to.equal('样本报信人')
    const before = JSON.stringify(await asStaff('education-530114-handler', json.id))
    for (const secret of ['小样本', '报信人', '洗碗', '样本小区']) expect(before).to.not.include(secret)
    const [desk, head] = [await staffToken('education-530114-handler'), await staffToken('education-530114-approver')]
    await giveLeave(json.id, desk, head)
    const handler = await asStaff('education-530114-handler', json.id)
    expect(handler.applicant).to.include({ name: '样本报信人', phone: applicant.phone })
    expect(JSON.stringify(handler.answers)).to.include('小样本').and.to.include('老师')
    const approver = await asStaff('education-530114-approver', json.id)
    expect(JSON.stringify(approver.answers)).to.include('小样本')
    expect(approver.applicant).to.deep.equal({ name: '保密', idNumber: '保密', phone: '保密' })
    for (const secret of [applicant.name, applicant.phone, '样本小区', '老师']) {
      expect(JSON.stringify(approver)).to.not.include(secret)
    }
    const dispatcher = JSON.stringify(await asStaff('centre-dispatcher', json.id))
    for (const secret of ['小样本', '报信人', '洗碗', '样本小区']) expect(dispatcher).to.not.include(secret)
  })
})
