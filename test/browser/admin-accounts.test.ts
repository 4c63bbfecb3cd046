import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { staffToken } from '../support/api.ts'
import { openPage } from '../support/page-form.ts'
import { expectFit } from './expect-fit.ts'
import { atDesk, sitDown } from './staff-desk.ts'

const main = 'main button.button--main'

describe('administering offices, accounts and posts on a phone', function () {
  this.timeout(60_000)

  it('is accessible and fits, with faults and without, in both languages', async () => {
    const system = await staffToken('system-admin')
    const list = await openPage(system, '/staff/admin/offices?division=530114&department=water')
    const office = /href="(\/staff\/admin\/offices\/[^"/?]{22})"/.exec(list.html)?.[1] ?? ''
    const { page, faults } = await atDesk('system-admin', { viewport: { width: 320, height: 700 } })
    const ofSystem = ['/staff/admin', '/staff/admin/offices?division=530102&vacant=yes', office]
    for (const path of ofSystem) await look(page, path)
    await fault(page, '/staff/admin/offices/new')
    await fault(page, '/staff/admin/staff/new')
    await page.fill('#username', `look-${process.pid}`)
    await page.fill('#displayName', '样本·看')
    await page.click(main)
    await page.waitForSelector('code.secret')
    await expectFit(page)
    await page.click('main a.button--main')
    const account = new URL(page.url()).pathname
    await sitDown(page, 'security-admin')
    await fault(page, `${account}/grants`)
    await page.selectOption('#role', 'county-handler')
    await page.selectOption('#department', 'housing')
    await page.selectOption('#place-province', '53')
    await page.waitForSelector('#place-prefecture option[value="5301"]', { state: 'attached' })
    await page.selectOption('#place-prefecture', '5301')
    await page.click(main)
    await page.waitForURL(`**${account}`)
    await page.click('.card a.button')
    await page.waitForURL('**/cover')
    await fault(page, page.url())
    const cover = page.url()
    await page.context().close()

    const english = await atDesk('security-admin', { locale: 'en-GB', viewport: { width: 320, height: 700 } })
    for (const path of [account, `${account}/grants`, cover, '/staff/admin/staff']) await look(english.page, path)
    await sitDown(english.page, 'system-admin')
    for (const path of [...ofSystem, '/staff/admin/offices/new']) await look(english.page, path)
    await english.page.context().close()
    expect([...faults, ...english.faults]).to.deep.equal([])
  })
})

async function look(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectFit(page)
}

/** Sent empty, with what is wrong. */
async function fault(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.click(main)
  await page.waitForSelector('#errors')
  await expectFit(page)
}
