import { expect } from 'chai'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { api, inventPerson } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'

/** Somebody who has agreed to the notice and logged in, before the first page of the form. */
async function openForm(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPhone(options)
  const { page } = opened
  const { phone } = inventPerson()
  await page.goto('/services/drinking-water/notice')
  await page.check('#agree')
  await page.click('form.agree button')
  await page.fill('#phone', phone)
  await page.click('button[value=send]')
  await page.waitForSelector('#code')
  const { json } = await api('GET', '/demo/outbox')
  const message = json.items.find(
    ({ to, body }: { to: string; body: string }) => to === phone && /验证码|code/.test(body),
  )
  await page.fill('#code', /\d{6}/.exec(message.body)?.[0] ?? '')
  await page.click('button[value=login]')
  await page.waitForURL('**/apply/whom')
  return opened
}

const results = '[data-place-search] .place-search__results button'
const saying = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector('[data-search-status]')?.textContent?.includes(wanted), text)

describe('searching a place in a browser', function () {
  this.timeout(60_000)
  let page: Page
  let faults: string[]
  before(async () => {
    ;({ page, faults } = await openForm())
  })
  beforeEach(async () => {
    await page.goto('/services/drinking-water/apply/place')
  })
  after(async () => {
    await page.context().close()
    // The failed request of one story is told by the browser itself.
    expect(faults.filter((fault) => !fault.includes('Failed to load resource'))).to.deep.equal([])
  })

  const choose = async (query: string, nth = 0) => {
    await page.fill('#problemPlace-search', query)
    await page.click('[data-search-button]')
    await saying(page, '请在下面选一个')
    await page.locator(results).nth(nth).click()
  }

  it('is spoken by the service: how many were found, each with where it lies, and which was chosen', async () => {
    const statusOf = async (selector: string, text: string) => {
      const [answer] = await Promise.all([
        page.waitForResponse((each) => {
          const form = new URLSearchParams(each.request().postData() ?? '')
          return each.url().endsWith('/say') && form.get('text') === text
        }),
        page.dispatchEvent(selector, 'read-now', { bubbles: true }),
      ])
      return answer.status()
    }
    await page.fill('#problemPlace-search', '小板桥')
    await saying(page, '请在下面选一个')
    const told = (await page.textContent('[data-search-status]')) ?? ''
    expect(told).to.match(/^找到\d+个地方/)
    expect(await statusOf('[data-search-status]', told)).to.equal(200)
    expect(await statusOf('#problemPlace-search', '小板桥')).to.equal(200)
    expect(await statusOf('[data-search-results] button', '官渡区的小板桥街道')).to.equal(200)
    expect(await statusOf('[data-search-results] button span', '云南省昆明市')).to.equal(200)
    await page.click(results)
    await saying(page, '选好了')
    expect(await statusOf('[data-search-status]', '选好了：官渡区的小板桥街道。')).to.equal(200)
  })

  it('is done with the keyboard alone, one character wrong, and never sends the form', async () => {
    const url = page.url()
    await page.focus('#problemPlace-search')
    await page.keyboard.type('小版桥街道')
    await page.keyboard.press('Enter')
    await saying(page, '没有完全一样的')
    await expectAccessible(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('官渡区的小板桥街道 云南省昆明市')
    await page.keyboard.press('Enter')
    await saying(page, '选好了：官渡区的小板桥街道。请接着选下一级。')
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('problemPlace-village')
    expect(await page.inputValue('select[name="problemPlace.township"]')).to.equal('530111005')
    expect(await page.locator(results).count()).to.equal(0)
    expect(page.url()).to.equal(url)
    await expectAccessible(page)
  })

  it('finds by former name, pinyin, initials, and by county and place together', async () => {
    const cases = [
      ['呈贡县', '昆明市的呈贡区 云南省'],
      ['xiaobanqiao', '官渡区的小板桥街道 云南省昆明市'],
      ['xbq', '官渡区的小板桥街道 云南省昆明市'],
      ['官渡 小板桥', '官渡区的小板桥街道 云南省昆明市'],
    ] as const
    for (const [query, first] of cases) {
      await page.fill('#problemPlace-search', query)
      await page
        .locator(results, { hasText: first.split(' ')[0] as string })
        .first()
        .waitFor()
      expect(await page.locator(results).first().textContent()).to.equal(first)
      await page.fill('#problemPlace-search', '')
      await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 0, results)
    }
  })

  it('lists ten of many and tells that there are more', async () => {
    await page.fill('#problemPlace-search', '新村')
    await saying(page, '先列出10个')
    expect(await page.locator(results).count()).to.equal(10)
  })

  it('sets all five lists down to a village, and the form takes it', async () => {
    await choose('官渡 小板桥', 1)
    await saying(page, '选好了：小板桥街道的小板桥社区居民委员会')
    expect(await page.inputValue('select[name="problemPlace.village"]')).to.equal('530111005001')
    await page.click('button.button--main')
    await page.waitForURL('**/apply/questions')
    await page.goto('/services/drinking-water/apply/place')
    expect(await page.inputValue('select[name="problemPlace.village"]')).to.equal('530111005001')
  })

  it('offers only Yunnan for the place of the problem, the whole country for a home', async () => {
    await page.fill('#problemPlace-search', '东城区')
    await page.click('[data-search-button]')
    await page.waitForFunction(
      () => !/^(正在查找)?$/.test(document.querySelector('[data-search-status]')?.textContent ?? ''),
    )
    expect(await page.locator(results, { hasText: '北京市' }).count()).to.equal(0)
    await page.goto('/services/drinking-water/apply/applicant')
    await page.fill('#residence-search', '东城区')
    await page.locator(results, { hasText: '北京市的东城区' }).click()
    await saying(page, '选好了：北京市的东城区')
    expect(await page.inputValue('select[name="residence.county"]')).to.equal('110101')
    await expectAccessible(page)
  })

  it('says when nothing is found and when the search does not answer', async () => {
    await page.fill('#problemPlace-search', '龘龘龘龘')
    await saying(page, '没有找到')
    const addresses = ['**/v1/divisions?*', '**/v1/divisions/offline?*']
    for (const address of addresses) await page.route(address, (route) => route.abort())
    await page.fill('#problemPlace-search', '小板桥')
    await saying(page, '现在查不了')
    for (const address of addresses) await page.unroute(address)
    await expectAccessible(page)
  })

  it('goes on without a network, all lists included', async () => {
    await page.reload()
    // A resource is listed once it has arrived whole: the file and what reads it.
    await page.waitForFunction(() => {
      const arrived = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
      return ['/divisions/offline', '/search-', '/offline-tree-'].every((part) =>
        arrived.some((path) => path.includes(part)),
      )
    })
    await page.context().setOffline(true)
    try {
      await choose('xbq')
      await saying(page, '选好了：官渡区的小板桥街道。请接着选下一级。')
      await page.selectOption('select[name="problemPlace.village"]', '530111005001')
      await page.selectOption('select[name="problemPlace.county"]', '530114')
      await page.waitForSelector('select[name="problemPlace.township"] option[value="530114001"]', {
        state: 'attached',
      })
    } finally {
      await page.context().setOffline(false)
    }
  })

  it('waits for the input method before Enter counts', async () => {
    await page.fill('#problemPlace-search', '')
    const prevented = await page.locator('#problemPlace-search').evaluate((input) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true })
      input.dispatchEvent(event)
      return event.defaultPrevented
    })
    expect(prevented).to.equal(false)
  })

  it('is told in English too, with the names marked as Chinese', async () => {
    const { page: english } = await openForm({ locale: 'en-GB' })
    await english.goto('/services/drinking-water/apply/place')
    await english.fill('#problemPlace-search', 'xbq')
    await saying(english, 'Places found: 2')
    expect(await english.locator('[data-search-results]').getAttribute('lang')).to.equal('zh-CN')
    await expectAccessible(english)
    await english.context().close()
  })

  it('is not there without JavaScript', async () => {
    const { page: plain } = await openForm({ javaScriptEnabled: false })
    await plain.goto('/services/drinking-water/apply/place')
    expect(await plain.locator('[data-place-search]').isVisible()).to.equal(false)
    expect(await plain.locator('[data-narrow]').isVisible()).to.equal(true)
    await plain.context().close()
  })
})
