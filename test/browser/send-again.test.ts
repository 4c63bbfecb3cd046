import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { goodFront } from '../support/cards.ts'
import { service } from '../support/service.ts'
import { openAtQuestions } from './begun-form.ts'

const applicant = '/services/drinking-water/apply/applicant'
const button = 'main button:text("再发送一次")'

/** As the settings of a browser do it: all but the login, of which there is none without its own. */
const clearCookies = (page: Page) => page.context().clearCookies({ name: 'browser' })
const typed = (page: Page) => page.inputValue('#residence-detail')

describe('a form whose browser was cleared while it was open', function () {
  this.timeout(60_000)

  before(service)

  it('is sent again with one press, without scripts, and is whole', async () => {
    const { page } = await openAtQuestions('drinking-water', { javaScriptEnabled: false })
    await page.goto(applicant)
    await page.fill('#residence-detail', '样本路9号"<b>')
    await clearCookies(page)
    await page.click('main button[value=next]:not(.visually-hidden)')
    expect(await page.textContent('main')).to.include('您填的内容没有丢')
    await page.click(button)
    await page.waitForURL('**/place')
    await page.goto(applicant)
    expect(await typed(page)).to.equal('样本路9号"<b>')
    await page.context().close()
  })

  it('is sent again with its photo from the same page, where a script sends it', async () => {
    const { page } = await openAtQuestions('drinking-water')
    const { jpeg } = await goodFront()
    await page.goto(applicant)
    await page.fill('#residence-detail', '样本路10号')
    await clearCookies(page)
    await page.setInputFiles('#image', { name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg) })
    await page.waitForSelector('#errors:focus')
    expect(await page.textContent('#errors'))
      .to.include('请再发送一次')
      .and.include('您填的内容没有丢')
    expect(await typed(page)).to.equal('样本路10号')
    await page.click('main button[value=card]')
    await page.waitForSelector('[name=name][value]:not([value=""])')
    expect(await typed(page)).to.equal('样本路10号')
    await page.context().close()
  })
})

describe('a form whose login ended while it was typed', function () {
  this.timeout(60_000)

  it('is sent after a new login in another page, without scripts, and is whole', async () => {
    const { page } = await openAtQuestions('drinking-water', { javaScriptEnabled: false })
    const context = page.context()
    const session = (await context.cookies()).find(({ name }) => name === 'session')
    await page.goto(applicant)
    await page.fill('#residence-detail', '样本路11号')
    await context.clearCookies({ name: 'session' })
    await page.click('main button[value=next]:not(.visually-hidden)')
    expect(await page.textContent('main')).to.include('您填的内容没有丢')
    expect(await page.getAttribute('main a.button', 'href')).to.equal('/login')
    await page.click(button)
    expect(await page.textContent('main'), 'still without a login').to.include('您填的内容没有丢')
    await context.addCookies([session as NonNullable<typeof session>])
    await page.click(button)
    await page.waitForURL('**/place')
    await page.goto(applicant)
    expect(await typed(page)).to.equal('样本路11号')
    await context.close()
  })
})
