import { expect } from 'chai'
import { startingClocks } from '../../src/cases/clocks.ts'
import { services } from '../../src/catalogue/services.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { fileService } from '../cases/file-service.ts'
import { validAnswers } from '../catalogue/valid-answers.ts'
import { api, expectProblem, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'

const county = '530114'
const township = '530114001'

/** A village of a county whose townships have no window, 宜良县. */
async function villageWithoutWindow(): Promise<string> {
  const below = async (code: string) => (await api('GET', `/v1/divisions/${code}/children`)).json.items[0].code
  return below(await below('530125'))
}

const calendar = openCalendar(readAnnouncedYears())

describe('each of the thirteen services that can be filed', () => {
  let token: string
  before(async () => {
    token = await logIn(inventPerson().phone)
  })

  it('are thirteen', () => {
    expect(services.filter(({ fileable }) => fileable).map(({ id }) => id)).to.deep.equal(Object.keys(validAnswers))
    expect(services.filter(({ fileable }) => !fileable).map(({ kind }) => kind)).to.deep.equal(['query'])
  })

  for (const service of services.filter(({ fileable }) => fileable)) {
    it(`${service.id} goes to ${service.department} of the ${service.receivedAt}, with its clocks and its answers`, async () => {
      const { status, json } = await fileService(token, service.id)
      expect(status, JSON.stringify(json)).to.equal(201)
      const { problems, answers } = validAnswers[service.id as keyof typeof validAnswers]
      const division = service.receivedAt === 'township' ? township : county
      expect(json.office).to.include({ department: service.department, division })
      expect(json.routing.reason.text).to.include(json.office.name)
      const urgency = service.options
        .filter(({ code }) => problems.includes(code))
        .some((option) => option.urgency === 'high')
        ? 'high'
        : 'normal'
      expect(json.urgency).to.equal(urgency)
      const promised = startingClocks(calendar, service.clocks, urgency, new Date(json.createdAt))
      expect(
        json.clocks.map(({ kind, dueAt }: { kind: string; dueAt: string }) => [kind, Date.parse(dueAt)]),
      ).to.deep.equal(promised.map(({ kind, dueAt }) => [kind, dueAt.getTime()]))
      const asked = new Set(json.answers.map(({ id }: { id: string }) => id.split('.')[0]))
      expect([...asked]).to.include.members(Object.keys(answers))
      for (const { label, text, speech } of json.answers) {
        expect([label, text, speech]).to.not.include('')
        expect(speech).to.not.match(/\d/)
      }
      const { similar: _, similarOthers: __, ...filed } = json
      expect((await api('GET', `/v1/cases/${json.id}`, { token })).json, 'as it is read again').to.deep.equal(filed)
    })
  }

  it('the query for institutions is no case', async () => {
    const answer = await fileService(token, 'health-institutions', { problems: ['W01'] })
    expectProblem(answer, 422, 'service.not_fileable')
    expect(await noticeVersion('health-institutions')).to.match(/^\w{12}$/)
  })
})

describe('a case is received', () => {
  let token: string
  before(async () => {
    token = await logIn(inventPerson().phone)
  })

  it('by the county where the township has no window, and says so', async () => {
    const problemPlace = { code: await villageWithoutWindow() }
    const { json } = await fileService(token, 'minimum-living-allowance', { problemPlace })
    expect(json.office).to.deep.include({ department: 'civil-affairs', division: '530125' })
    expect(json.routing.reason.text).to.match(/本来由乡镇受理.*宜良县民政局/)
  })

  for (const code of ['A01', 'A02']) {
    it(`by the county directly when help with a serious illness is asked for with ${code}`, async () => {
      const { json } = await fileService(token, 'serious-illness-assistance', { problems: [code, 'A04'] })
      expect(json.office).to.deep.include({ department: 'medical-insurance', division: county })
      expect(json.routing.reason.text).to.match(/不用先到乡镇/)
    })
  }

  it('by the window of the township, whose receiver finds it and accepts it', async () => {
    const { json } = await fileService(token, 'minimum-living-allowance')
    const receiver = await staffToken('civil-530114001-receiver')
    const body = { action: 'accept', version: 1 }
    const accepted = await api('POST', `/v1/staff/cases/${json.id}/actions`, { token: receiver, body })
    expect(accepted.json).to.include({ state: 'ACCEPTED' })
    const other = await staffToken('insurance-530114001-receiver')
    expectProblem(await api('GET', `/v1/staff/cases/${json.id}`, { token: other }), 404, 'case.not_found')
  })
})

describe('an answer makes a case urgent', () => {
  for (const [serviceId, changed] of [
    ['temporary-assistance', { dangerNow: true }],
    ['housing-renovation', { dangerNow: true }],
    ['school-dropout', { safe: 'no' }],
    ['drinking-water', { ill: true }],
  ] as const) {
    it(`in ${serviceId}, within two hours`, async () => {
      const answers = { ...validAnswers[serviceId].answers, ...changed }
      const { json } = await fileService(await logIn(inventPerson().phone), serviceId, { answers })
      expect(json.urgency).to.equal('urgent')
      const accept = json.clocks.find(({ kind }: { kind: string }) => kind === 'accept')
      expect(Date.parse(accept.dueAt) - Date.parse(json.createdAt)).to.equal(2 * 3_600_000)
    })
  }
})
