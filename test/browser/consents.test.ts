import { expect } from 'chai'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { saveDraft } from '../../src/cases/drafts.ts'
import { api, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { officeWorld, staffActor } from '../support/office-world.ts'
import { inChenggong, takenAt } from '../support/photos.ts'
import { service } from '../support/service.ts'

/** A form for temporary assistance that has come to its photos; its place is in the next county. */
async function beginForm(): Promise<string> {
  const person = inventPerson()
  const token = await logIn(person.phone)
  const serviceId = 'temporary-assistance'
  const content = {
    consent: { noticeVersion: await noticeVersion(serviceId), method: 'read' },
    applicant: person,
    residence: { code: '530114001', detail: '样本小区1幢' },
    problemPlace: { code: '530111001001', detail: '' },
    problems: ['T01'],
    description: '样本',
    typed: { happenedOn: '2026年1月5日', dangerNow: 'no', helped: 'no', household: 'here' },
  }
  await api('PUT', `/v1/drafts/page-${serviceId}`, { token, body: { serviceId, content } })
  return token
}

async function openAs(token: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await openPhone(options)
  await page.context().addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
  await page.goto(path)
  return page
}

/** The boundaries are opened after the start. */
async function boundariesOpen(token: string): Promise<void> {
  const body = { longitude: 102.862, latitude: 24.894, coordType: 'wgs84' }
  while ((await api('POST', '/v1/divisions/resolve', { token, body })).status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

describe('where a photo was taken, and what is agreed to, in a browser', function () {
  this.timeout(60_000)
  const form = '/services/temporary-assistance/apply'
  let token: string
  before(async () => {
    token = await beginForm()
    await boundariesOpen(token)
  })

  it('is offered for the place and used by a button, without JavaScript, and can be heard', async () => {
    const page = await openAs(token, `${form}/materials`, { javaScriptEnabled: false })
    await page.setInputFiles('#photo', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await takenAt(inChenggong) })
    await page.click('button[value=photo]')
    expect(await page.locator('#photo-place').textContent()).to.include('呈贡区')
    const heard = await page.request.get(`${form}/materials/audio`)
    expect([heard.status(), heard.headers()['content-type']]).to.deep.equal([200, 'audio/mpeg'])
    await page.click('button[value=use-photo-place]')
    expect(new URL(page.url()).pathname).to.equal(`${form}/place`)
    expect(await page.inputValue('#problemPlace-county')).to.equal('530114')
    await page.selectOption('#problemPlace-township', '530114001')
    await page.click('button[value=narrow]')
    await page.selectOption('#problemPlace-village', '530114001001')
    await page.click('button.button--main[value=next]')
    await page.context().close()
  })

  it('is asked before sending, listed in the account, and withdrawn after being told what that does', async () => {
    const page = await openAs(token, `${form}/review`)
    const main = () => page.locator('main').textContent()
    const box = page.locator('input[value=asset-check]')
    expect(await box.isChecked()).to.equal(false)
    await expectAccessible(page)
    await box.check()
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    await page.goto('/me')
    await page.click('a[href="/me/consents"]')
    expect(await main())
      .to.include('读取位置')
      .and.include('核对全家人的收入和财产')
    await expectAccessible(page)
    await page.click('main li a:has-text("核对全家人的收入和财产")')
    expect(await main()).to.include('没有核对')
    expect((await page.request.get(`${new URL(page.url()).pathname}/audio`)).status()).to.equal(200)
    await expectAccessible(page)
    await page.click('form[action^="/me/consents/"] button')
    expect(await main()).to.include('已经撤回了')
    expect(await page.locator('form[action^="/me/consents/"]').count()).to.equal(0)
    await page.context().close()
  })

  it('is asked of staff too: what the person said, and places for which they may file alone', async () => {
    const begin = async (username: string, code: string) => {
      const content = {
        consent: { noticeVersion: await noticeVersion('temporary-assistance'), method: 'assisted' },
        found: { how: 'visit', reason: '样本走访时看到' },
        applicant: inventPerson(),
        residence: { code: '530114001', detail: '' },
        problemPlace: { code, detail: '' },
        problems: ['T01'],
        typed: { happenedOn: '2026年1月5日', dangerNow: 'no', helped: 'no', household: 'here' },
      }
      const draft = { serviceId: 'temporary-assistance', content }
      await saveDraft(await officeWorld(), await staffActor(username), 'page-temporary-assistance', draft)
      const page = await openAs(await staffToken(username), `/staff${form}/materials`, { javaScriptEnabled: false })
      await page.setInputFiles('#photo', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await takenAt(inChenggong) })
      await page.click('button[value=photo]')
      return page
    }
    const elsewhere = await begin('civil-530111-handler', '530111001001')
    expect(await elsewhere.locator('.photos img').count()).to.equal(1)
    expect(await elsewhere.locator('#photo-place').count()).to.equal(0)
    const page = await begin('village-530114001001-worker', '')
    expect((await page.request.get(`/staff${form}/materials/audio`)).status()).to.equal(200)
    await page.click('button[value=use-photo-place]')
    expect(new URL(page.url()).pathname).to.equal(`/staff${form}/place`)
    expect(await page.inputValue('#problemPlace-village')).to.equal('530114001001')
    await page.goto(`/staff${form}/review`)
    expect(await page.locator('.choices').innerText()).to.include('申请人说同意核对')
    await page.check('input[value=asset-check]')
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    const id = new URL(page.url()).pathname.split('/')[3] ?? ''
    const { json } = await api('GET', `/v1/staff/cases/${id}`, {
      token: await staffToken('village-530114001001-worker'),
    })
    const purposes = json.consents.map(({ purpose }: { purpose: string }) => purpose)
    expect(purposes).to.deep.equal(['asset-check', 'location', 'notice', 'phone'])
  })
})
