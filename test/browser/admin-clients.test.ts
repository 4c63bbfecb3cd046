import { expect } from 'chai'
import { expectFit } from './expect-fit.ts'
import { atDesk } from './staff-desk.ts'

const main = 'main button.button--main'

describe('keeping clients of the API on a phone', function () {
  this.timeout(60_000)

  for (const locale of ['zh-CN', 'en-GB']) {
    it(`is accessible and fits, with faults and without, by keyboard (${locale})`, async () => {
      const { page, faults } = await atDesk('system-admin', { locale, viewport: { width: 320, height: 700 } })
      await page.goto('/staff/admin/api-clients/new')
      await expectFit(page)
      await page.focus(main)
      await page.keyboard.press('Enter')
      await page.waitForSelector('#errors')
      await expectFit(page)
      await page.fill('#name', `样本·浏览 ${process.pid} ${locale}`)
      await page.focus('[value="divisions:read"]')
      await page.keyboard.press('Space')
      await page.focus(main)
      await page.keyboard.press('Enter')
      await page.waitForSelector('code.secret')
      // The heading says what to do now: the ear goes there first.
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
      await expectFit(page)
      await page.click('main a.button--main')
      await page.waitForSelector('.card summary')
      for (const each of await page.locator('main summary').all()) await each.click()
      await expectFit(page)
      await page.goto('/staff/admin/api-clients')
      await expectFit(page)
      await page.context().close()
      expect(faults).to.deep.equal([])
    })
  }
})
