import { expect } from 'chai'
import { clientsPath, keep, newClient } from '../clients/new-client.ts'
import { staffToken } from '../support/api.ts'
import { openPage } from '../support/page-form.ts'
import { expectFit } from './expect-fit.ts'
import { atDesk } from './staff-desk.ts'

const path = '/staff/admin/api-clients'
const main = 'main button.button--main'

describe('keeping clients of the API on a phone', function () {
  this.timeout(60_000)

  it('is accessible and fits, with faults and without, by keyboard', async () => {
    const { page, faults } = await atDesk('system-admin', { viewport: { width: 320, height: 700 } })
    await page.goto(`${path}/new`)
    await page.focus(main)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#errors')
    await expectFit(page)
    await page.fill('#name', `样本·浏览 ${process.pid}`)
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
    await page.context().close()
    expect(faults).to.deep.equal([])
  })

  it('is so where they are told of changes', async () => {
    const { id } = await newClient({ scopes: ['webhooks:write', 'cases:read'] })
    const { page, faults } = await atDesk('system-admin', { viewport: { width: 320, height: 700 } })
    await page.goto(`${path}/${id}/webhooks/new`)
    await page.focus(main)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#errors')
    await expectFit(page)
    await page.fill('#url', `https://receiver.invalid/${'long/'.repeat(30)}`)
    await page.focus(main)
    await page.keyboard.press('Enter')
    await page.waitForSelector('code.secret')
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await expectFit(page)
    await page.click('main a.button--main')
    await page.waitForSelector('main summary')
    await page.click(main)
    await page.waitForSelector('.card h3')
    for (const each of await page.locator('main summary').all()) await each.click()
    await expectFit(page)
    await page.context().close()
    expect(faults).to.deep.equal([])
    await keep('DELETE', `${clientsPath}/${id}`)
  })

  it('is so in English', async () => {
    const { html } = await openPage(await staffToken('system-admin'), path)
    const own = /href="(\/staff\/admin\/api-clients\/[\w-]{22})"/.exec(html)?.[1] ?? ''
    const { page, faults } = await atDesk('system-admin', { locale: 'en-GB', viewport: { width: 320, height: 700 } })
    for (const each of [path, own]) {
      await page.goto(each)
      await expectFit(page)
    }
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})
