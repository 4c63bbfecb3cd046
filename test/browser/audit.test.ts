import { expect } from 'chai'
import { filed, staffMove } from '../cases/file.ts'
import { inventPerson, logIn, staffToken } from '../support/api.ts'
import { waitForFocus } from '../support/browser.ts'
import { expectFit } from './expect-fit.ts'
import { atDesk, tabTo } from './staff-desk.ts'

describe('the audit at its desk', function () {
  this.timeout(60_000)

  it('is found, searched and left by the keyboard alone, on a phone as well', async () => {
    const { id } = await filed(await logIn(inventPerson().phone))
    await staffMove(await staffToken('water-530114-handler'), id, 'accept', 1)
    const { page, faults } = await atDesk('auditor')
    await page.goto('/staff')
    await tabTo(page, '审计')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/staff/audit')
    await expectFit(page)
    await tabTo(page, '查找')
    await page.keyboard.press('Enter')
    await tabTo(page, '对什么做的')
    await page.keyboard.type('19811112222')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#subject-fault')
    await waitForFocus(page, 'errors')
    await expectFit(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await waitForFocus(page, 'subject')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(id)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card')
    expect(await page.locator('.card h3').allTextContents()).to.deep.equal(['受理', '提交事项'])
    await expectFit(page)
    await tabTo(page, '同样的事都看看')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/staff/audit?action=case.accept')
    expect(await page.locator('#action option:checked').textContent()).to.equal('受理')
    expect(faults).to.deep.equal([])
    await page.context().close()
  })

  it('reads in English, and works without a script', async () => {
    const { page } = await atDesk('auditor', { javaScriptEnabled: false, locale: 'en-GB' })
    await logIn(inventPerson().phone)
    await page.goto('/staff/audit?action=login&cursor=999999999')
    expect(await page.locator('h1').textContent()).to.equal('Audit')
    expect(await page.locator('.card h3').first().textContent()).to.match(/^(Logged|Tried)/)
    await page.click('text=Back to the newest')
    expect(new URL(page.url()).search).to.equal('?action=login')
    await page.context().close()
  })
})
