import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { CentreExport } from '../../models/centre-export.ts'
import { readCsv } from '../../src/kernel/csv.ts'
import { csvLine } from '../../src/kernel/csv-line.ts'
import { api, expectProblem, staffToken } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'
import { service } from '../support/service.ts'
import { fileWater, move, newCitizen, postAt, villageOf } from './centre-hands.ts'

const county = '530824'
const ids: string[] = []

before(async function () {
  this.timeout(60_000)
  const world = await officeWorld(new Date('2025-06-03T09:00:00+08:00'))
  const [citizen, handler] = [await newCitizen(), await postAt('county-handler', 'water', county)]
  const village = villageOf(world, county)
  for (let index = 0; index < 4; index++) ids.push(await fileWater(world, citizen, village))
  const [first = '', second = ''] = ids
  await move(world, handler, first, { action: 'accept' })
  await move(world, handler, second, { action: 'accept' })
  await move(world, handler, second, { action: 'answer', note: '好了' })
})

async function csv(query: Record<string, string>, username = 'centre-dispatcher') {
  const { baseUrl } = await service()
  const response = await fetch(`${baseUrl}/v1/centre/cases.csv?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${await staffToken(username)}` },
  })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('the table of cases', () => {
  it('has a line for every case of the filter, a byte order mark for spreadsheets, and no one in it', async () => {
    const { status, headers, bytes } = await csv({ division: county, from: '2025-06-01', to: '2025-06-30' })
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/csv; charset=utf-8'])
    expect([...bytes.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf])
    const [heading, ...rows] = readCsv(bytes.toString('utf8'))
    expect(heading?.fields.slice(0, 4)).to.deep.equal(['事项编号', '事项', '部门', '区划代码'])
    expect(rows).to.have.length(4)
    const records = await Case.findAll({ where: { id: ids } })
    expect(rows.map(({ fields }) => fields[0]).sort()).to.deep.equal(records.map(({ caseNumber }) => caseNumber).sort())
    const text = bytes.toString('utf8')
    for (const { applicant, description } of records) {
      for (const personal of [applicant.name, applicant.idNumber, applicant.phone, description])
        expect(text).to.not.include(personal)
    }
    const states = rows.map(({ fields }) => fields[6]).sort()
    expect(states).to.deep.equal(['已提交，等待受理', '已提交，等待受理', '已受理，正在办理', '已答复'].sort())
  })

  it('is recorded: who, which cases, how many', async () => {
    const before = await CentreExport.count()
    await csv({ division: county })
    expect(await CentreExport.count()).to.equal(before + 1)
    const [latest] = await CentreExport.findAll({ order: [['at', 'DESC']], limit: 1 })
    expect(latest?.filter).to.include({ division: county })
    expect(latest?.rowCount).to.equal(4)
  })

  it('is not for the analyst, nor of places and departments that are not one’s own', async () => {
    expect((await csv({}, 'centre-analyst')).status).to.equal(403)
    expect((await csv({ division: county }, 'water-5301-supervisor')).status).to.equal(403)
    expect((await csv({ department: 'health' }, 'water-5301-supervisor')).status).to.equal(403)
    expect((await csv({ department: 'health' })).status).to.equal(200)
    expect((await csv({ from: '2025-07-01', to: '2025-06-01' })).status).to.equal(400)
  })

  it('lets no spreadsheet run anything', () => {
    expect(csvLine(['=1+1', '+86', '-3', '@SUM(A1)', '\tx', '\ry', 'a,"b"', 'plain'])).to.equal(
      `'=1+1,'+86,'-3,'@SUM(A1),'\tx,"'\ry","a,""b""",plain\r\n`,
    )
  })
})

describe('the list of supervision', () => {
  const list = async (query: Record<string, string>, username = 'centre-dispatcher') =>
    api('GET', `/v1/centre/supervision?${new URLSearchParams(query)}`, { token: await staffToken(username) })

  it('has what is overdue, what was due first first, page by page, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { status, json } = await list({ division: county, limit: '1', ...(cursor ? { cursor } : {}) })
      expect(status).to.equal(200)
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.nextCursor ?? undefined
    } while (cursor !== undefined && seen.length < 10)
    const [accepted, answered, ...waiting] = ids
    expect(seen.at(-1)).to.equal(accepted)
    expect(seen.slice(0, 2).sort()).to.deep.equal(waiting.sort())
    expect(seen).to.not.include(answered)
  })

  it('is filtered by lamp, department and place', async () => {
    expect((await list({ division: county, lamp: 'purple' })).json.items).to.have.length(3)
    expect((await list({ division: county, lamp: 'yellow' })).json.items).to.have.length(0)
    expect((await list({ division: county, department: 'health' })).json.items).to.have.length(0)
    expectProblem(await list({ division: county }, 'water-5301-supervisor'), 403, 'auth.forbidden')
    expectProblem(await list({}, 'centre-analyst'), 403, 'auth.forbidden')
    expectProblem(await list({ cursor: 'x' }), 400, 'request.invalid')
  })

  it('shows an order that was given, and when it is late', async () => {
    const id = ids[2] ?? ''
    const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
    const body = { action: 'supervise', version, note: '请三天内办完', workingDays: 3 }
    const token = await staffToken('centre-dispatcher')
    expect((await api('POST', `/v1/staff/cases/${id}/actions`, { token, body })).status).to.equal(200)
    const ordered = (await list({ division: county, limit: '100' })).json.items.find(
      (each: { id: string }) => each.id === id,
    )
    const own = ordered.orders.filter(({ byClock }: { byClock: boolean }) => !byClock)
    expect(own).to.have.length(1)
    expect(own[0]).to.include({ state: 'open', reason: '请三天内办完', byClock: false })
  })
})
