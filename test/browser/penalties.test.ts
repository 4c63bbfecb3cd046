import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { expectFit } from './expect-fit.ts'
import { secondsOf } from './heard.ts'
import { atDesk } from './staff-desk.ts'

const main = 'main button.button--main'
const narrow = { width: 320, height: 700 }

describe('a false statement on a phone', function () {
  this.timeout(90_000)

  it('is accessible, and heard before it is sent as the person then hears it', async () => {
    const person = inventPerson()
    const citizen = await logIn(person.phone)
    const place = { problemPlace: { code: '530111001001' } }
    const { json: filed } = await fileService(citizen, 'minimum-living-allowance', { ...place, applicant: person })
    const { page: desk } = await atDesk('civil-530111-handler', { viewport: narrow })
    await fault(desk, `/staff/cases/${filed.id}/clue`)
    await desk.fill('#clue', '邻居说家里有人在外面上班')
    await desk.click(main)
    await desk.waitForSelector('[data-focus].notice-box')
    await expectFit(desk)
    await desk.context().close()

    const token = await staffToken('penalty-530111-handler')
    const { items } = (await api('GET', '/v1/staff/penalties', { token })).json
    const { id } = items.find(({ caseId }: { caseId: string }) => caseId === filed.id)
    const steps = [{ action: 'file' }, { action: 'investigate', facts: '隐瞒了一份工资', gainFen: 120_000 }]
    for (const [index, step] of steps.entries()) {
      const body = { ...step, version: index + 1 }
      expect((await api('POST', `/v1/staff/penalties/${id}/actions`, { token, body })).status).to.equal(200)
    }
    const english = await atDesk('penalty-530111-handler', { locale: 'en-GB', viewport: narrow })
    const form = `/staff/penalties/${id}/act/serve-notice`
    for (const path of ['/staff/penalties', `/staff/penalties/${id}`, form]) {
      await english.page.goto(path)
      await expectFit(english.page)
    }
    await english.page.context().close()
    const { page, faults } = await atDesk('penalty-530111-handler', { viewport: narrow })
    for (const path of ['/staff', '/staff/penalties', `/staff/penalties/${id}`]) {
      await page.goto(path)
      await expectFit(page)
    }
    expect(await secondsOf(page, `/staff/penalties/${id}/listen`)).to.be.above(2)
    await fault(page, form)
    await page.fill('#basis', '社会救助暂行办法第六十八条')
    await page.fill('#refundFen', '1200')
    await page.fill('#fineFen', '3600')
    await page.click(main)
    await page.waitForSelector('#told-heading')
    await expectFit(page)
    await page.click('[data-hear]')
    await page.waitForFunction(() => document.querySelector('[data-hear-status]')?.textContent === '')
    await page.click('button[value=sure]')
    await page.waitForURL(`**/staff/penalties/${id}`)
    await page.click(`a[href="/staff/penalties/${id}/paper"]`)
    await page.waitForSelector('[data-print]:not([hidden])')
    await expectFit(page)
    expect(await secondsOf(page, `/staff/penalties/${id}/paper/listen`)).to.be.above(10)
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.links, [data-print], header nav')).to.equal(false)
    expect(await page.isVisible(`main :text("${person.name}")`)).to.equal(true)
    await page.context().close()
    expect([...faults, ...english.faults]).to.deep.equal([])
    for (const locale of ['zh-CN', 'en-GB']) await answer(citizen, filed.id, locale)
  })

  async function answer(citizen: string, caseId: string, locale: string): Promise<void> {
    const { page, faults } = await openPhone({ locale, viewport: narrow })
    await page.context().addCookies([{ name: 'session', value: citizen, url: (await service()).baseUrl }])
    await page.goto(`/cases/${caseId}`)
    await page.click('.notice-box a')
    await page.waitForURL('**/penalty')
    await expectFit(page)
    expect(await secondsOf(page, `/cases/${caseId}/penalty/listen`)).to.be.above(5)
    await page.fill('#text', '')
    await page.click(main)
    await page.waitForSelector('#text-fault')
    await expectFit(page)
    await page.fill('#text', '那是亲戚的工资')
    await page.check('[name=hearing]')
    await page.click(main)
    await page.waitForURL('**/penalty?sent=yes')
    await expectFit(page)
    await page.context().close()
    expect(faults).to.deep.equal([])
  }
})

async function fault(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.click(main)
  await page.waitForSelector('#errors')
  await expectFit(page)
}
