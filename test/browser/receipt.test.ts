import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed } from '../cases/file.ts'
import { api, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

describe('a receipt', function () {
  this.timeout(60_000)
  const applicant = inventPerson()
  let page: Page
  let token: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
  let made: any
  before(async () => {
    token = await logIn(applicant.phone)
    made = await filed(token, { applicant })
    page = (await openPhone()).page
    await page.context().addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
  })
  after(() => page.context().close())

  it('is printed with its number in groups and without what only a screen needs', async () => {
    await page.goto(`/cases/${made.id}/receipt`)
    await expectAccessible(page)
    const groups = await page.locator('.number strong span').allTextContents()
    expect(groups.map(({ length }) => length)).to.deep.equal([2, 6, 8, 5, 1])
    expect(groups.join('')).to.equal(made.caseNumber)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.number strong').isVisible()).to.equal(true)
    for (const gone of ['.top', '.player', '[data-print]', '.links']) {
      expect(await page.locator(gone).first().isVisible(), gone).to.equal(false)
    }
    await page.emulateMedia({ media: 'screen' })
  })

  it('is saved as the text that the page says', async () => {
    const saved = await page.request.get(`/cases/${made.id}/receipt/text`)
    expect(saved.headers()['content-type']).to.equal('text/plain; charset=utf-8')
    expect(saved.headers()['content-disposition']).to.include(`${made.caseNumber}.txt`)
    const text = await saved.text()
    for (const sentence of await page.locator('.reading p').allTextContents()) expect(text).to.include(sentence)
    expect(text).to.include('12345').and.not.include(applicant.idNumber)
  })

  it('speaks its number digit by digit', () => {
    const digits = [...made.caseNumber].map((digit: string) => '零一二三四五六七八九'[Number(digit)]).join('')
    expect(made.receipt.speech.replaceAll('幺', '一').replace(/[\s，、]/g, '')).to.include(digits)
  })

  it('of another person is not there to save', async () => {
    const stranger = await logIn(inventPerson().phone)
    const { baseUrl } = await service()
    const answer = await fetch(`${baseUrl}/cases/${made.id}/receipt/text`, {
      headers: { cookie: `session=${stranger}` },
    })
    expect(answer.status).to.equal(404)
  })

  it('of what is filed twice comes after a question that keeps nobody from going on', async () => {
    const content = {
      consent: { noticeVersion: await noticeVersion(), method: 'read' },
      applicant,
      residence: { code: '530114001', detail: '' },
      problemPlace: { code: '530114001001', detail: '' },
      problems: ['W03'],
    }
    await api('PUT', '/v1/drafts/page-drinking-water', { token, body: { serviceId: 'drinking-water', content } })
    await page.goto('/services/drinking-water/apply/review')
    expect(await page.locator('#similar-heading').textContent()).to.equal('您已经有一件，还要再报吗？')
    expect(await page.locator('main').textContent()).to.include(made.caseNumber)
    await expectAccessible(page)
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
  })
})
