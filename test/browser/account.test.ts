import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed, staffMove } from '../cases/file.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

async function openAs(token: string, options: Parameters<typeof openPhone>[0] = {}): Promise<Page> {
  const { baseUrl } = await service()
  const { page } = await openPhone(options)
  await page.context().addCookies([{ name: 'session', value: token, url: baseUrl }])
  return page
}
async function expectAccountRead(token: string): Promise<void> {
  expect((await api('GET', '/v1/inbox', { token })).json.unread).to.equal(0)
}
const main = (page: Page) => page.locator('main').textContent()

describe('my account and my case in a browser without JavaScript', function () {
  this.timeout(60_000)
  const plain = { javaScriptEnabled: false }
  const person = inventPerson()
  let token: string
  before(async () => {
    token = await logIn(person.phone)
  })

  it('adds to a case, is told what is missing, has it taken up again, asks for a review', async () => {
    const handler = await staffToken('water-530114-handler')
    const { id } = await filed(token, { applicant: person })
    const page = await openAs(token, plain)
    await page.goto(`/cases/${id}`)
    await page.click('form[action$=supplement] button')
    expect(await page.locator('#errors').textContent()).to.include('补充的内容')
    await page.fill('#supplement-note', '村口也没有水')
    await page.click('form[action$=supplement] button')
    expect(await page.locator('.timeline').textContent()).to.include('村口也没有水')

    await staffMove(handler, id, 'accept', 2)
    await staffMove(handler, id, 'answer', 3, '修好了')
    await page.goto(`/cases/${id}`)
    await page.fill('#reopen-note', '又停水了')
    await page.click('form[action$=reopen] button')
    expect(await page.locator('.state').textContent()).to.include('等待受理')
    await staffMove(handler, id, 'accept', 5)
    await staffMove(handler, id, 'answer', 6, '又修好了')
    await page.goto(`/cases/${id}`)
    expect(await page.locator('form[action$=reopen]').count()).to.equal(0)
    await page.fill('#review-note', '没有修好')
    await page.click('form[action$=review] button')
    expect(await main(page)).to.include('昆明市水务局')
    await page.click('form[action$=withdraw] button')
    expect(await page.locator('.state').textContent()).to.include('已撤回')
    await page.context().close()
  })

  it('says in words what is new, corrects an entry, and closes the account after asking', async () => {
    const page = await openAs(token, plain)
    await filed(token, { applicant: person })
    await page.goto('/me')
    expect(await main(page))
      .to.match(/您有\d+条新消息/)
      .and.include(person.name)
    await page.click('a[href="/me/edit"]')
    await page.fill('#name', '1')
    await page.click('button[value=next]:not(.visually-hidden)')
    expect(await page.locator('#errors').textContent()).to.include('姓名')
    await page.fill('#name', '样本改名')
    await page.click('button[value=next]:not(.visually-hidden)')
    await page.waitForURL('**/me')
    expect(await main(page)).to.include('样本改名')
    await page.click('a[href="/me/close"]')
    expect(await main(page)).to.include('还有1件事正在办理')
    const [open] = (await api('GET', '/v1/cases?bucket=processing', { token })).json.items
    await api('POST', `/v1/cases/${open.id}/actions`, { token, body: { action: 'withdraw', version: 1 } })
    await page.goto('/me/close')
    await page.click('form[action="/me/close"] button')
    expect(await main(page)).to.include('账号已经注销')
    await page.goto('/me')
    await page.waitForURL('**/login?next=*')
    await page.context().close()
  })

  it('sends somebody whose ID number stands elsewhere to the township', async () => {
    const holder = inventPerson()
    const residence = { code: '530114001001', detail: '样本小区1幢' }
    await api('PUT', '/v1/me', { token: await logIn(holder.phone), body: { ...holder, residence } })
    const other = inventPerson()
    const asking = await logIn(other.phone)
    await api('PUT', '/v1/me', { token: asking, body: { ...other, residence } })
    const page = await openAs(asking, plain)
    await page.goto('/me/edit')
    await page.fill('#idNumber', holder.idNumber)
    await page.click('button[value=next]:not(.visually-hidden)')
    await page.click('button[value=recover]')
    expect(await page.locator('main [role=status]').first().textContent()).to.include('核对身份证原件')
    await page.goto('/cases')
    await page.click('.notice-box a')
    expect(await main(page))
      .to.include('请准备好身份证原件')
      .and.include('没有新消息')
    await expectAccountRead(asking)
    await page.context().close()
  })
})
