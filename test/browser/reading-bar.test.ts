import { expect } from 'chai'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { openAtQuestions } from './begun-form.ts'

describe('the reading bar, the same on every page', function () {
  this.timeout(60_000)
  let page: Page
  let faults: string[]
  before(async () => {
    await service()
    ;({ page, faults } = await openPhone())
  })
  after(async () => {
    await page.context().close()
    expect(faults, 'faults of scripts').to.deep.equal([])
  })

  const state = () => page.textContent('[data-player-status]')
  const label = () => page.textContent('[data-label]')
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-do') ?? document.activeElement?.id)
  const becomes = (text: string) =>
    page.waitForFunction((told) => document.querySelector('[data-player-status]')?.textContent === told, text)
  /** The sentence that is marked: an element, or a stretch of one. */
  const spoken = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('spoken') ?? []
      return range ? String(range) : document.querySelector('.is-spoken')?.textContent
    })
  const speaks = (text: string) =>
    page.waitForFunction((told) => {
      const [range] = CSS.highlights.get('spoken') ?? []
      return (range ? String(range) : document.querySelector('.is-spoken')?.textContent) === told
    }, text)

  it('is silent until it is asked, then reads from the heading on and leaves the focus', async () => {
    await page.goto('/')
    expect([await label(), await state()]).to.deep.equal(['读这一页', ''])
    const [said] = await Promise.all([page.waitForRequest('**/say'), page.click('[data-do=toggle]')])
    expect([said.method(), new URL(said.url()).search]).to.deep.equal(['POST', ''])
    expect(await spoken()).to.equal('您有什么困难？')
    await becomes('正在读')
    expect([await label(), await focused()]).to.deep.equal(['暂停', 'toggle'])
    await expectAccessible(page)
    await speaks('选一项，就能反映问题或者申请帮助。')
  })

  it('goes on and back by buttons, by keys in the bar alone, and pauses', async () => {
    await page.click('[data-do=next]')
    await speaks('须知、回执和办理进度都可以听。')
    await page.keyboard.press('ArrowLeft')
    await speaks('选一项，就能反映问题或者申请帮助。')
    await page.keyboard.press('Escape')
    await becomes('已暂停')
    expect(await label()).to.equal('接着读')
    await expectAccessible(page)
    await page.focus('.blocks a')
    await page.keyboard.press('ArrowRight')
    expect([await state(), await spoken()]).to.deep.equal(['已暂停', '选一项，就能反映问题或者申请帮助。'])
  })

  it('obeys the keys of headphones and of the lock screen', async () => {
    await page.addInitScript(() => {
      const keys: Record<string, MediaSessionActionHandler | null> = {}
      Object.assign(window, { pressMediaKey: (key: string) => keys[key]?.({ action: key as MediaSessionAction }) })
      navigator.mediaSession.setActionHandler = (key, handler) => {
        keys[key] = handler
      }
    })
    await page.reload()
    const press = (key: string) =>
      page.evaluate((pressed) => {
        const { pressMediaKey } = window as unknown as { pressMediaKey(key: string): void }
        pressMediaKey(pressed)
        return navigator.mediaSession.playbackState
      }, key)
    await press('play')
    await speaks('选一项，就能反映问题或者申请帮助。')
    await becomes('正在读')
    await press('nexttrack')
    await speaks('须知、回执和办理进度都可以听。')
    await press('previoustrack')
    await speaks('选一项，就能反映问题或者申请帮助。')
    expect(await press('pause')).to.equal('paused')
    expect([await state(), await label()]).to.deep.equal(['已暂停', '接着读'])
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).to.equal(await page.title())
  })

  it('remembers where it was on a page, and offers to go on on the next', async () => {
    await page.reload()
    expect([await label(), await state()]).to.deep.equal(['接着读', ''])
    await page.goto('/login')
    expect([await label(), await state(), await spoken()]).to.deep.equal(['接着读这页', '', undefined])
  })

  it('says and shows that the voice is being prepared, and can be stopped meanwhile', async () => {
    await page.route('**/say', () => undefined)
    await page.click('[data-do=toggle]')
    await becomes('正在准备声音')
    expect([await page.isVisible('[data-preparing]'), await label()]).to.deep.equal([true, '暂停'])
    await page.click('[data-do=toggle]')
    await becomes('已暂停')
    expect(await page.isVisible('[data-preparing]')).to.equal(false)
    await page.unroute('**/say')
  })

  it('reads one entry with its hint and its fault when its own button is touched', async () => {
    await page.click('.button--main')
    await page.waitForSelector('#errors')
    await page.selectOption('[data-do=speed]', '2')
    await page.click('.field .listen')
    expect(await spoken()).to.equal('手机号')
    expect(await focused()).to.equal('errors')
    await becomes('读完了')
    expect(await page.locator('.listen:visible').count()).to.equal(2)
  })

  it('stands in the elder mode at once, with what was typed, larger step by step', async () => {
    await page.fill('#phone', '198')
    await page.click('[data-display] [value=elder]')
    const size = () =>
      page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('main label') as Element).fontSize))
    expect([await size(), await page.inputValue('#phone')]).to.deep.equal([24, '198'])
    for (const larger of [27, 30, 30]) {
      await page.click('[data-display] [value=larger]')
      expect(await size()).to.equal(larger)
    }
    const heights = await page
      .locator('main .button, .reading-bar__do, .tool:visible')
      .evaluateAll((each) => each.map((element) => element.getBoundingClientRect().height))
    expect(Math.min(...heights)).to.be.at.least(60)
    await page.reload()
    expect(await size(), 'remembered').to.equal(30)
  })

  it('has no fault in either mode and language, dark, at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const mode of ['elder', 'standard']) {
      if (mode === 'standard') await page.click('[data-display] [value=standard]')
      for (const path of ['/', '/services/drinking-water/notice', '/styleguide', '/blocks/medical']) {
        await page.goto(path)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${mode} ${path}`).to.equal(320)
      }
      await expectAccessible(page)
      await Promise.all([page.waitForEvent('load'), page.click('button[name=language]')])
      expect(await label()).to.equal(mode === 'elder' ? 'Go on here' : '接着读这页')
      await expectAccessible(page)
    }
  })
})

describe('the modes without a script', function () {
  this.timeout(60_000)

  it('are sent as a form and remembered; each sound has the own player of the browser', async () => {
    const { page } = await openPhone({ javaScriptEnabled: false })
    await page.goto('/services/drinking-water/notice')
    expect(await page.isVisible('[data-reading-bar]')).to.equal(false)
    expect(await page.isVisible('audio[controls]')).to.equal(true)
    await page.click('[data-display] [value=elder]')
    await page.waitForURL('**/services/drinking-water/notice')
    await page.click('[data-display] [value=smaller]')
    await page.goto('/no-such-page')
    const root = page.locator('html')
    expect([await root.getAttribute('data-mode'), await root.getAttribute('data-text')]).to.deep.equal(['elder', '21'])
    await page.context().close()
  })
})

describe('a form in elder mode', function () {
  this.timeout(60_000)

  it('shows one question at a time, goes on by button and Enter, and leads to what is wrong', async () => {
    const { page, faults } = await openAtQuestions('drinking-water')
    const { baseUrl } = await service()
    await page.context().addCookies([{ name: 'display', value: 'elder.24', url: baseUrl }])
    await page.goto('/services/drinking-water/apply/applicant')
    const shown = () =>
      page
        .locator('form > :is(.field, fieldset, .capture)')
        .evaluateAll((each) =>
          each
            .filter((element) => element.checkVisibility())
            .map((element) => element.querySelector('input')?.id || element.id),
        )
    const focusedField = () => page.evaluate(() => document.activeElement?.querySelector('input')?.id)
    expect(await shown()).to.deep.equal(['image'])
    await expectAccessible(page)
    await page.click('[data-question=on]')
    expect([await shown(), await focusedField()]).to.deep.equal([['applicant-name'], 'applicant-name'])
    expect(await page.textContent('[data-question=state]')).to.equal('第2题，共6题')
    await page.fill('#applicant-name', '')
    await page.press('#applicant-name', 'Enter')
    expect(await shown()).to.deep.equal(['applicant-idNumber'])
    for (const entry of ['applicant-phone', 'residence-code', 'residence-detail']) {
      await page.click('[data-question=on]')
      expect((await shown()).length, entry).to.equal(1)
    }
    await page.press('#residence-detail', 'Enter')
    await page.waitForSelector('#errors:focus')
    await page.waitForSelector('[data-question=state]:has-text("第2题")')
    expect(await shown()).to.deep.equal(['applicant-name'])
    await expectAccessible(page)

    await page.goto('/services/drinking-water/apply/materials')
    const last = async () => {
      while (await page.isVisible('[data-question=on]')) await page.click('[data-question=on]')
    }
    await last()
    const asked = await page.textContent('[data-question=state]')
    const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#345' } })
      .jpeg()
      .toBuffer()
    await page.setInputFiles('#photo', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.click('button[value=photo]')
    await page.waitForSelector('.photos img')
    await page.waitForSelector(`[data-question=state]:text-is("${asked}")`)
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})
