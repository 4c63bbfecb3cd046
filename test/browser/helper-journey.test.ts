import { expect } from 'chai'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import { codeTo } from '../cases/filing-for-others.ts'
import { inventPerson, logIn } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { secondsOf } from './heard.ts'

const form = '/services/drinking-water/apply'

async function loggedIn(page: Page, phone: string): Promise<void> {
  const value = await logIn(phone)
  await page.context().addCookies([{ name: 'session', value, url: (await service()).baseUrl }])
}

describe('a neighbour who files for somebody, from the notice to what each of them sees', function () {
  this.timeout(60_000)
  const applicant = inventPerson()
  const helper = inventPerson()
  let page: Page
  let faults: string[]
  let caseUrl = ''
  let broken = false

  // One story: what comes after a failed step would only fail again.
  beforeEach(function () {
    if (broken) this.skip()
  })
  before(async () => {
    const opened = await openPhone()
    ;({ page, faults } = opened)
    await loggedIn(page, helper.phone)
  })
  after(async () => {
    await page.context().close()
    expect(faults, 'faults of scripts').to.deep.equal([])
  })
  afterEach(function () {
    broken ||= this.currentTest?.state === 'failed'
  })

  const next = async (step: string) => {
    await page.click('button.button--main')
    await page.waitForURL(`**${form}/${step}`)
  }

  /** Types a place and takes the first that is offered. */
  const search = async (name: string, query: string) => {
    await page.fill(`#${name}-search`, query)
    await page.click(`[data-place-search=${name}] [data-search-button]`)
    await page.locator(`[data-place-search=${name}] .place-search__results button`).first().click()
    await page.waitForFunction(
      (box) =>
        document.querySelector(`[data-place-search=${box}] [data-search-status]`)?.textContent?.includes('选好了'),
      name,
    )
  }

  it('hears of the notice, agrees, and says for whom it is', async () => {
    await page.goto('/services/drinking-water/notice')
    await page.check('#agree')
    await page.click('form.agree button')
    await page.waitForURL(`**${form}/whom`)
    await page.check('input[value=other]')
    await page.fill('#helper-name', helper.name)
    await page.selectOption('#helper-relationship', 'neighbour')
    await next('applicant')
  })

  it('photographs the card of the applicant and finds their home by its name', async () => {
    const { jpeg, truth } = await makeSpecimen({ seed: 20261123, level: 'light', side: 'front' })
    await page.setInputFiles('#image', { name: 'card.jpg', mimeType: 'image/jpeg', buffer: jpeg })
    await page.waitForSelector('.notice-box')
    expect(await page.inputValue('#applicant-idNumber')).to.equal((truth as { idNumber: string }).idNumber)
    expect(await secondsOf(page, `${form}/card/audio`)).to.be.above(5)
    await page.fill('#applicant-name', applicant.name)
    await page.fill('#applicant-idNumber', applicant.idNumber)
    await page.fill('#applicant-phone', applicant.phone)
    await search('residence', '呈贡 城内社区')
    await next('agreement')
  })

  it('is told the code by the applicant', async () => {
    await page.click('button[value=send]')
    await page.waitForSelector('#agreement-code')
    await page.fill('#agreement-code', await codeTo(applicant.phone))
    await next('place')
  })

  it('finds the place, answers, ticks, and adds a photo', async () => {
    await search('problemPlace', '呈贡 城内社区')
    expect(await page.inputValue('select[name="problemPlace.village"]')).to.equal('530114001001')
    await next('questions')
    await page.fill('#answers-since', '2026年2月')
    await next('problems')
    await page.check('input[value=W03]')
    await next('materials')
    const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#7a6a50' } })
      .jpeg()
      .toBuffer()
    await page.setInputFiles('#photo', { name: 'tap.jpg', mimeType: 'image/jpeg', buffer })
    await page.click('button[value=photo]')
    await page.waitForSelector('.photos img')
    await next('review')
  })

  it('looks it over, hears it, sends it, and has a receipt to hear', async () => {
    const facts = await page.locator('.facts').textContent()
    expect(facts).to.include('本人已经用验证码同意').and.include(applicant.idNumber).and.include('城内社区')
    expect(await secondsOf(page, `${form}/review/audio`)).to.be.above(10)
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    expect(await secondsOf(page, (await page.getAttribute('main audio', 'src')) ?? '')).to.be.above(5)
    caseUrl = page.url().replace(/\/receipt$/, '')
  })

  it('sees how far it has come and no content', async () => {
    await page.goto(caseUrl)
    const told = (await page.locator('main').textContent()) ?? ''
    expect(told).to.include('您能看到办到了哪一步')
    for (const secret of [applicant.idNumber, applicant.name, applicant.phone, '2026年2月']) {
      expect(told).to.not.include(secret)
    }
    expect(await page.locator('.photos img').count()).to.equal(0)
  })

  it('is not needed any more: the applicant has the whole case, with the photo, and goes on alone', async () => {
    const own = await openPhone()
    await loggedIn(own.page, applicant.phone)
    await own.page.goto(caseUrl)
    await expectAccessible(own.page)
    const told = await own.page.locator('main').textContent()
    expect(told).to.include('2026年2月').and.include('本人用手机验证码同意')
    const photo = own.page.locator('.photos img')
    expect(await photo.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).to.equal(320)
    expect(await secondsOf(own.page, `${new URL(caseUrl).pathname}/listen`)).to.be.above(3)
    await own.page.click('form[action$=take-over] button')
    await own.page.waitForSelector('text=您改为自己办这件事')
    await own.page.context().close()
    expect(own.faults).to.deep.equal([])
    expect((await page.request.get(caseUrl)).status()).to.equal(404)
  })
})
