import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { presentAnswers } from '../../src/cases/present-answers.ts'
import { forms } from '../../src/catalogue/questions/forms.ts'
import type { Answers } from '../../src/catalogue/questions/types.ts'
import { services } from '../../src/catalogue/services.ts'
import { giveLeave } from '../cases/leave.ts'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { api, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { serviceParts } from '../support/parts.ts'
import { service } from '../support/service.ts'
import { fieldsFor, fill, listsOf } from './fill-form.ts'
import { browserHands, byKeyboard, type Hands, postingHands } from './form-hands.ts'

const village = '530114001001'
const fileable = services.filter((each) => each.fileable)

/** One with invoices. */
const byPointing = ['remote-care-reimbursement']
/** One with a household and a place, and the report. */
const byKeys = ['minimum-living-allowance', 'drinking-water']

/** Sound answers; invoices of their own, for they are asked about when an open case has them. */
function answersOf(id: keyof typeof validAnswers): Record<string, unknown> {
  const { answers } = validAnswers[id]
  if (id !== 'remote-care-reimbursement') return answers
  const invoices = answers['invoices'] as { number: string }[]
  const fresh = crypto.randomUUID().slice(0, 8).toUpperCase()
  return { ...answers, invoices: invoices.map((each, index) => ({ ...each, number: `YB-${fresh}-${index}` })) }
}

/** Whoever sits in the office that the case went to, or watches over its windows. */
async function deskOf({ department, division }: { department: string; division: string }): Promise<string> {
  const { demo } = await service()
  const desks = demo.staff.filter(
    (member) =>
      member.department === department &&
      ['township-receiver', 'county-handler'].includes(member.role) &&
      division.startsWith(member.division),
  )
  return desks.toSorted((a, b) => b.division.length - a.division.length)[0]?.token ?? ''
}

describe('each of the thirteen services from its own page, two by the keyboard alone, one by pointing, without scripts, ten by the posts of its pages', function () {
  this.timeout(60_000)
  const applicant = inventPerson()
  let token: string
  let posting: Hands
  let page: Page
  before(async () => {
    token = await logIn(applicant.phone)
    const { baseUrl } = await service()
    posting = postingHands(baseUrl, `session=${token}`)
    page = (await openPhone({ javaScriptEnabled: false })).page
    await page.context().addCookies([{ name: 'session', value: token, url: baseUrl }])
  })
  after(() => page.context().close())

  for (const { id, department, receivedAt } of fileable) {
    it(`${id} goes from its notice to ${department} of the ${receivedAt}, as it was filled in`, async () => {
      const valid = id as keyof typeof validAnswers
      const answers = answersOf(valid)
      await walk(handsFor(id), valid, answers)
      await expectArrived(valid, answers)
    })
  }

  it('the query for institutions leads to no form', async () => {
    await posting.open('/services/health-institutions')
    expect(await posting.text()).to.not.include('提交')
    const version = await noticeVersion('health-institutions')
    const { baseUrl } = await service()
    const answer = await fetch(`${baseUrl}/services/health-institutions/apply?version=${version}`, {
      headers: { cookie: `session=${token}` },
    })
    expect(answer.status).to.equal(422)
  })

  function handsFor(id: string): Hands {
    if (byKeys.includes(id)) return browserHands(page, byKeyboard(page))
    return byPointing.includes(id) ? browserHands(page) : posting
  }

  async function walk(hands: Hands, id: keyof typeof validAnswers, answers: Record<string, unknown>): Promise<void> {
    const next = async (path: string) => {
      await hands.press()
      expect(hands.at()).to.match(new RegExp(`/${path}$`))
    }
    await hands.open(`/services/${id}`)
    await hands.follow()
    await fill(hands, [['agree', ['yes']]])
    await next('apply/whom')
    await next('apply/applicant')
    const { name, idNumber, phone } = applicant
    await fill(hands, [
      ['name', [name]],
      ['idNumber', [idNumber]],
      ['phone', [phone]],
      ...listsOf('residence', village.slice(0, 9)),
    ])
    await next('apply/place')
    await fill(hands, listsOf('problemPlace', village))
    await next('apply/questions')
    await fill(hands, fieldsFor(forms[id].questions, answers))
    await next('apply/problems')
    await fill(hands, [
      ['problems', validAnswers[id].problems],
      ['description', [`请看一看，${id}`]],
    ])
    await next('apply/materials')
    await next('apply/review')
    await next('receipt')
  }

  async function expectArrived(id: keyof typeof validAnswers, answers: Record<string, unknown>): Promise<void> {
    const { json: mine } = await api('GET', '/v1/cases?limit=1', { token })
    const [{ id: caseId, office }] = mine.items
    const { department, receivedAt } = fileable.find((each) => each.id === id) ?? { department: '', receivedAt: '' }
    expect(office).to.include({ department, division: village.slice(0, receivedAt === 'township' ? 9 : 6) })
    const desk = await deskOf(office)
    if (id === 'school-dropout') await giveLeave(caseId, desk, await staffToken('education-530114-approver'))
    const { status, json } = await api('GET', `/v1/staff/cases/${caseId}`, { token: desk })
    expect(status).to.equal(200)
    expect(json).to.deep.include({ serviceId: id, filingMode: 'self', state: 'ROUTED', description: `请看一看，${id}` })
    expect(json.problemPlace.code).to.equal(village)
    expect(json.problems.map(({ code }: { code: string }) => code)).to.deep.equal(validAnswers[id].problems)
    const filing = { serviceId: id, form: forms[id], answers: answers as Answers }
    expect(json.answers).to.deep.equal(presentAnswers(await serviceParts(), filing, 'zh-CN', 'handler'))
  }
})
