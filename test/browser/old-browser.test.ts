import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { inventPerson, logIn } from '../support/api.ts'
import { launchBrowser } from '../support/browser.ts'
import { service } from '../support/service.ts'

/** Without https, and not on the machine itself, a browser sends no Sec-Fetch-Site: as all did before 2019, phones of Apple before 2023. */
const host = 'help.test'

describe('a browser that says by Origin alone where a form comes from', function () {
  this.timeout(60_000)
  let browser: Browser
  let page: Page
  let baseURL: string
  before(async () => {
    const { port } = new URL((await service()).baseUrl)
    baseURL = `http://${host}:${port}`
    browser = await launchBrowser([`--host-resolver-rules=MAP ${host} 127.0.0.1`])
    page = await (await browser.newContext({ baseURL, locale: 'zh-CN', javaScriptEnabled: false })).newPage()
  })
  after(() => browser.close())

  it('is asked for the code when it logs in', async () => {
    await page.goto('/login')
    await page.fill('#phone', inventPerson().phone)
    const [posted] = await Promise.all([
      page.waitForRequest((each) => each.method() === 'POST'),
      page.click('main button'),
    ])
    expect(await posted.allHeaders()).to.not.have.property('sec-fetch-site')
    await page.waitForSelector('#code')
  })

  it('changes what its own pages ask to change', async () => {
    const token = await logIn(inventPerson().phone)
    await page.context().addCookies([{ name: 'session', value: token, url: baseURL }])
    await page.goto('/cases')
    await page.click('form[action="/logout"] button')
    await page.waitForURL('**/')
    expect((await page.context().cookies()).map(({ name }) => name))
      .to.include('browser')
      .and.not.include('session')
  })
})
