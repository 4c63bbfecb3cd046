import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { secondsOf } from './heard.ts'
import { atDesk } from './staff-desk.ts'

const main = 'main button.button--main'

describe('setting holidays and times', function () {
  this.timeout(60_000)

  it('takes in a year as it is announced, once it was looked at', async () => {
    const { page } = await atDesk('system-admin', { javaScriptEnabled: false })
    await page.goto('/staff/admin')
    await page.click('a[href="/staff/admin/calendar"]')
    await page.fill('#year', '2031')
    await page.fill('#source', '样本：2031年放假安排')
    await page.fill('#off', '1月1日至3日\n国庆')
    await page.fill('#worked', '10月9日（星期四）')
    await page.click(main)
    expect(await page.locator('#off-1').textContent()).to.include('第2行')
    await page.fill('#off', '1月1日至3日\n10-1 10-7')
    await page.click(main)
    expect(await page.locator('#worked-0').textContent()).to.include('第1行')
    await page.fill('#worked', '10月11日（星期六）')
    await page.click(main)
    expect(await page.locator('.notice-box').textContent()).to.include('2031年10月1日至2031年10月7日')
    const years = async () =>
      (await api('GET', '/v1/admin/calendar', { token: await staffToken('system-admin') })).json.items
    expect((await years()).map(({ year }: { year: number }) => year)).to.not.include(2031)
    await page.click('button[value=sure]')
    expect(await page.locator('.notice-box').textContent()).to.match(/有\d+个时限/)
    expect((await years()).at(-1)).to.deep.include({ year: 2031, worked: ['2031-10-11'] })
    await page.context().close()
  })

  it('sets the times of a county and ends them', async () => {
    const { page, faults } = await atDesk('water-532501-approver')
    await page.goto('/staff/admin/promises')
    await page.fill('[name=platformDays]', '30')
    await page.click(main)
    expect(await page.locator('.fault').count()).to.equal(2)
    expect(await page.inputValue('[name=platformDays]')).to.equal('30')
    await expectAccessible(page)
    await page.fill('[name=platformDays]', '6')
    await page.fill('#basis', '样本：个旧市饮水保障办法')
    await page.click(main)
    await page.waitForSelector('.card')
    expect(await page.locator('.card').textContent()).to.include('6天内答复')
    await page.click('.card summary')
    await page.click('.card button')
    await page.waitForSelector('.card', { state: 'detached' })
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})

describe('public notices on a page', function () {
  this.timeout(60_000)

  it('are read and heard by everybody, and an objection reaches those who work on it alone', async () => {
    const applicant = await logIn(inventPerson().phone)
    const place = { problemPlace: { code: '530111002001' } }
    const { id } = (await fileService(applicant, 'minimum-living-allowance', place)).json
    const desk = await staffToken('civil-530111-handler')
    for (const [version, step] of [
      { action: 'accept' },
      { action: 'investigate' },
      { action: 'opinion', fit: true, note: '符合' },
      { action: 'publish' },
    ].entries()) {
      const body = { ...step, version: version + 1 }
      await api('POST', `/v1/staff/cases/${id}/actions`, { token: desk, body })
    }
    const notice = await PublicNotice.findOne({ where: { caseId: id }, rejectOnEmpty: true })
    const { baseUrl } = await service()
    const { page } = await openPhone({ javaScriptEnabled: false })
    await page.goto('/public-notices')
    await page.click(main)
    expect(await page.locator('#errors').count()).to.equal(1)
    for (const [level, code] of Object.entries({ prefecture: '5301', county: '530111' })) {
      await page.selectOption(`#place-${level}`, code)
      await page.click('[data-narrow]')
    }
    await expectNoName(await page.locator('main').textContent(), id)
    await page.click(`a[href="/public-notices/${notice.id}/objection"]`)
    await page.waitForURL('**/login**')
    const neighbour = await logIn(inventPerson().phone)
    await page.context().addCookies([{ name: 'session', value: neighbour, url: baseUrl }])
    expect(await secondsOf(page, `/public-notices/${notice.id}/audio`)).to.be.above(2)
    await page.goto(`/public-notices/${notice.id}/objection`)
    await page.fill('#text', '不对')
    await page.click(main)
    expect(await page.locator('#text-fault').textContent()).to.not.equal('')
    await page.fill('#text', '他家在县城有房子')
    await page.click(main)
    expect(await page.locator('h1').textContent()).to.equal('已经告诉经办人')
    await page.context().close()

    for (const [username, sees] of [
      ['civil-530111-handler', 1],
      ['centre-dispatcher', 0],
    ] as const) {
      const { page: office } = await atDesk(username, { javaScriptEnabled: false })
      await office.goto(`/staff/cases/${id}`)
      expect(await office.locator('text=县城有房子').count()).to.equal(sees)
      await office.context().close()
    }
  })

  async function expectNoName(text: string | null, id: string): Promise<void> {
    const { applicant } = await Case.findByPk(id, { rejectOnEmpty: true })
    expect(text).to.include('初审符合条件').and.not.include(applicant.name)
  }
})
