import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed, staffMove } from '../cases/file.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { secondsOf } from './heard.ts'
import { atDesk } from './staff-desk.ts'

const village = { problemPlace: { code: '532501001001' }, residence: { code: '532501001', detail: '样本路2号' } }
const username = 'water-532501-handler'
const main = 'main button.button--main'

describe('a day at the office', function () {
  this.timeout(60_000)

  it('begins with what waits, to read and to hear, and accepts several at once, each told by itself', async () => {
    const citizen = await logIn(inventPerson().phone)
    const [first, second, gone] = [
      await filed(citizen, village),
      await filed(citizen, village),
      await filed(citizen, village),
    ]
    const { demo } = await service()
    const { page, faults } = await openPhone()
    await page.goto('/staff/login')
    await page.fill('#username', username)
    await page.fill('#password', demo.staff.find((each) => each.username === username)?.password ?? '')
    await page.click('button.button--main')
    await page.waitForURL('**/staff')
    await expectAccessible(page)
    expect(await secondsOf(page, '/staff/listen')).to.be.above(1)
    const told = await page.locator('a[href*="todo=accept"]').textContent()
    await page.click('a[href*="todo=accept"]')
    expect(told).to.include(`${await page.locator('.list tbody tr').count()}件`)
    for (const { id } of [first, second, gone]) await page.check(`input[value="${id}.1"]`)
    await staffMove(await staffToken(username), gone.id, 'accept', 1)
    await page.click(`.list ~ button`)
    await page.waitForSelector('h1:text("受理的结果")')
    const outcome = await page.locator('main').textContent()
    expect(outcome).to.include('办成2件，没办成1件').and.include(gone.caseNumber)
    await expectAccessible(page)
    await page.click('a.button--main')
    expect(await page.locator(`input[value^="${first.id}"]`).count()).to.equal(0)
    await page.context().close()
    expect(faults).to.deep.equal([])
    for (const { id } of [first, second, gone]) {
      expect((await api('GET', `/v1/cases/${id}`, { token: citizen })).json.state).to.equal('ACCEPTED')
    }
  })

  it('finds a case by its number, and keeps what is no number out of the address', async () => {
    const made = await filed(await logIn(inventPerson().phone), village)
    const { page } = await atDesk(username, { javaScriptEnabled: false })
    await page.goto('/staff/cases')
    await page.click('summary')
    await page.fill('#query', '样本阿诗')
    await page.click('.filter button')
    expect(page.url()).to.not.include('query')
    expect(await page.locator('#query-fault').textContent()).to.not.equal('')
    expect(await page.inputValue('#query')).to.equal('样本阿诗')
    await page.fill('#query', ` ${made.caseNumber.slice(0, 8)} ${made.caseNumber.slice(8)}`)
    await page.selectOption('#sort', 'due')
    await page.click('.filter button')
    expect(new URL(page.url()).searchParams.get('query')).to.equal(made.caseNumber)
    expect(await page.locator('.list tbody tr').count()).to.equal(1)
    await page.context().close()
  })

  it('merges the reports of one incident, told before what their people will hear', async () => {
    const people = [await logIn(inventPerson().phone), await logIn(inventPerson().phone)]
    const problems = { problems: ['W13'], ...village }
    const [master, other] = [await filed(people[0] ?? '', problems), await filed(people[1] ?? '', problems)]
    const { page, faults } = await atDesk(username)
    await page.goto(`/staff/cases/${master.id}`)
    await page.click('a[href$="/incident"]')
    await page.click(main)
    expect(await page.locator('#chosen-fault').textContent()).to.not.equal('')
    await expectAccessible(page)
    await page.check(`input[value="${other.id}.1"]`)
    await page.click(main)
    expect(await page.locator('.notice-box').textContent()).to.include(master.caseNumber)
    expect(await page.isChecked(`input[value="${other.id}.1"]`)).to.equal(true)
    await page.click('button[value=sure]')
    await page.waitForSelector('h1:text("合并的结果")')
    await page.context().close()
    expect(faults).to.deep.equal([])
    const { json } = await api('GET', `/v1/cases/${other.id}`, { token: people[1] })
    expect([json.state, json.events.at(-1).text.includes(master.caseNumber)]).to.deep.equal(['MERGED', true])
  })

  it('answers a bad rating: first the call, then what was put right, which the citizen hears', async () => {
    const citizen = await logIn(inventPerson().phone)
    const desk = await staffToken(username)
    const { id } = await filed(citizen, village)
    await staffMove(desk, id, 'accept', 1)
    await staffMove(desk, id, 'answer', 2, '修好了')
    await api('POST', `/v1/cases/${id}/rating`, { token: citizen, body: { level: 1, text: '还是没水' } })
    const { page } = await atDesk(username, { javaScriptEnabled: false })
    await page.goto('/staff')
    await page.click('a[href*="todo=rating"]')
    await page.click(`a[href="/staff/cases/${id}"]`)
    await page.click('button[value=call]')
    expect(await page.locator('#note-fault').textContent()).to.not.equal('')
    await say(page, '#note', '打了电话，三楼没水', 'call')
    await say(page, '#note', '换了加压泵，三楼有水了', 'close')
    expect(await page.locator('#rectify-heading').count()).to.equal(0)
    await page.context().close()
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect(json.events.at(-1).text).to.include('加压泵')
    expect(JSON.stringify(json)).to.not.include('打了电话')
  })
})

async function say(page: Page, field: string, text: string, step: string): Promise<void> {
  await page.fill(field, text)
  await page.click(`button[value=${step}]`)
}
