import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed } from '../cases/file.ts'
import { codeTo, messageTo, newHelper } from '../cases/filing-for-others.ts'
import { api, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

const form = '/services/drinking-water/apply'
const places = {
  residence: { code: '530114001', detail: '样本小区1幢' },
  problemPlace: { code: '530114001001', detail: '' },
  problems: ['W03'],
}

/** The phone of a helper who has agreed to the notice, with this in their form. */
async function helperAt(step: string, content: Record<string, unknown>, options = {}) {
  const helper = inventPerson()
  const token = await logIn(helper.phone)
  const consent = { noticeVersion: await noticeVersion(), method: 'read' }
  const body = { serviceId: 'drinking-water', content: { consent, ...content } }
  await api('PUT', '/v1/drafts/page-drinking-water', { token, body })
  const { page, faults } = await openPhone(options)
  await page.context().addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
  await page.goto(`${form}/${step}`)
  return { page, faults, token, helper: { name: helper.name, phone: helper.phone, relationship: '邻居' } }
}

async function chooseOther(page: Page, name: string): Promise<void> {
  await page.check('input[value=other]')
  await page.fill('#helper-name', name)
  await page.selectOption('#helper-relationship', 'neighbour')
  await page.click('button[value=next].button--main')
  await page.waitForURL('**/apply/applicant')
}

describe('filing for somebody else without JavaScript', function () {
  this.timeout(60_000)
  const applicant = inventPerson()
  let page: Page
  let token: string
  before(async () => {
    const opened = await helperAt('whom', { residence: places.residence }, { javaScriptEnabled: false })
    ;({ page, token } = opened)
  })
  after(() => page.context().close())

  it('asks who the helper is, in words that can be found', async () => {
    await page.check('input[value=other]')
    await page.fill('#helper-name', '')
    await page.click('button.button--main')
    expect(await page.locator('#errors li').count()).to.equal(2)
    await chooseOther(page, '样本邻居')
    expect(await page.inputValue('#applicant-phone')).to.equal('')
  })

  it('sends a code to the applicant and goes on when they told it', async () => {
    await api('PUT', '/v1/drafts/page-drinking-water', { token, body: await withPlaces() })
    await page.goto(`${form}/applicant`)
    await page.fill('#applicant-name', applicant.name)
    await page.fill('#applicant-idNumber', applicant.idNumber)
    await page.fill('#applicant-phone', applicant.phone)
    await page.click('button.button--main')
    await page.waitForURL('**/apply/agreement')
    await page.click('button[value=send]')
    await page.fill('#agreement-code', '1')
    await page.click('button.button--main')
    expect(await page.locator('#errors').isVisible()).to.equal(true)
    await page.fill('#agreement-code', await codeTo(applicant.phone))
    await page.click('button.button--main')
    await page.waitForURL('**/apply/place')
    expect(await messageTo(applicant.phone)).to.include('帮您办')
  })

  it('files it, shows the helper no content, and begins the next form empty', async () => {
    await page.goto(`${form}/review`)
    expect(await page.locator('.facts').textContent()).to.include('本人已经用验证码同意')
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    await page.click('a.button--main')
    const told = (await page.locator('main').textContent()) ?? ''
    for (const secret of [applicant.idNumber, applicant.name, applicant.phone, '经常停水']) {
      expect(told).to.not.include(secret)
    }
    await page.goto(`${form}?version=${await noticeVersion()}&method=read`)
    for (const step of ['whom', 'applicant', 'agreement', 'place', 'problems', 'review']) {
      await page.goto(`${form}/${step}`)
      const html = await page.content()
      for (const secret of [applicant.idNumber, applicant.name, applicant.phone, '样本小区']) {
        expect(html, step).to.not.include(secret)
      }
      expect(await page.locator('option[value="530114001"][selected]').count(), step).to.equal(0)
    }
  })

  async function withPlaces() {
    const { json } = await api('GET', '/v1/drafts', { token })
    return { serviceId: 'drinking-water', content: { ...json.items[0].content, ...places } }
  }
})

describe('the pages for helpers', function () {
  this.timeout(60_000)

  it('take a visit where the phone is not at hand, and the wish to be asked later', async () => {
    const applicant = inventPerson()
    const helper = { name: '样本邻居', phone: '19811120099', relationship: '邻居' }
    const { page, faults } = await helperAt('agreement', { ...places, helper, applicant })
    await page.click('button[value=visit]')
    expect(await page.locator('#errors li').count()).to.equal(3)
    await expectAccessible(page)
    await page.fill('#agreement-on', '2026-03-02')
    await page.fill('#agreement-place', '样本村活动室')
    await page.fill('#agreement-people', '样本阿水')
    await page.click('button[value=visit]')
    await page.waitForURL('**/apply/place')
    await page.goto(`${form}/review`)
    expect(await page.locator('.facts').textContent()).to.include('等工作人员核实')
    await expectAccessible(page)
    await page.goto(`${form}/agreement`)
    await expectAccessible(page)
    await page.context().close()
    expect(faults).to.deep.equal([])
  })

  it('empty the form for another person', async () => {
    const helper = { name: '样本邻居', phone: '19811120099', relationship: '邻居' }
    const applicant = inventPerson()
    const { page } = await helperAt('whom', { ...places, helper, applicant })
    expect(await page.locator('.notice-box').textContent()).to.include('样*')
    await page.click('button[value=new]')
    await page.waitForURL('**/apply/applicant')
    expect(await page.inputValue('#applicant-idNumber')).to.equal('')
    expect(await page.inputValue('#applicant-phone')).to.equal('')
    expect(await page.inputValue('select[name="residence.county"]')).to.equal('')
    await page.context().close()
  })

  for (const locale of ['zh-CN', 'en-GB']) {
    it(`are accessible in ${locale}`, async () => {
      const helper = { name: '样本邻居', phone: '19811120099', relationship: '邻居' }
      const { page, faults } = await helperAt('whom', { ...places, helper, applicant: inventPerson() }, { locale })
      await expectAccessible(page)
      await page.goto(`${form}/agreement`)
      await expectAccessible(page)
      await page.click('button[value=send]')
      await page.waitForSelector('#agreement-code')
      await expectAccessible(page)
      await page.click('button[value=later]')
      await page.waitForURL('**/apply/place')
      await page.context().close()
      expect(faults).to.deep.equal([])
    })
  }
})

describe('the desk', function () {
  this.timeout(60_000)

  it('sees that an agreement is open, and confirms it after asking', async () => {
    const helper = await newHelper()
    const { id } = await filed(helper.token, helper.part)
    const { page, faults } = await openPhone({ viewport: { width: 1100, height: 800 } })
    const token = await staffToken('water-530114-handler')
    await page.context().addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
    await page.goto(`/staff/cases/${id}`)
    await expectAccessible(page)
    await page.click('form[action$=agreement] button')
    await page.waitForSelector('text=工作人员问过本人')
    expect(await page.locator('form[action$=agreement]').count()).to.equal(0)
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})
