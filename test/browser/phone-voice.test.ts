import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/axe.ts'
import { installPhoneVoice, type PhoneVoice } from '../support/phone-voice.ts'
import { openAtQuestions } from './begun-form.ts'

const voice = (lang: string, localService = true) => ({ name: lang, lang, localService, default: false })
const place = '/services/drinking-water/apply/place'

describe("the phone's own voice", function () {
  this.timeout(60_000)
  let page: Page
  let faults: string[]
  let asked = 0
  before(async () => {
    ;({ page, faults } = await openAtQuestions('drinking-water'))
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/say') asked++
    })
  })
  after(async () => {
    await page.context().close()
    expect(faults, 'faults of scripts').to.deep.equal([])
  })

  const choice = '[data-voice-choice] select'
  const said = () =>
    page.evaluate(() => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said.map(({ text }) => text))
  const hold = (isHeld: boolean) =>
    page.evaluate((held) => {
      ;(window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.isHeld = held
    }, isHeld)
  /** Waits until this was said last. */
  const says = (text: string) =>
    page.waitForFunction(
      (wanted) => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said.at(-1)?.text === wanted,
      text,
    )
  const becomes = (text: string) =>
    page.waitForFunction((told) => document.querySelector('[data-player-status]')?.textContent === told, text)
  const spoken = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('spoken') ?? []
      return range ? String(range) : document.querySelector('.is-spoken')?.textContent
    })
  const lastRate = () =>
    page.evaluate(() => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said.at(-1)?.rate)

  it('is not offered where there is none of this language on the phone itself', async () => {
    await page.addInitScript(installPhoneVoice, [voice('zh-CN', false), voice('zh-TW'), voice('en-GB')])
    await page.goto('/')
    await page.waitForSelector('[data-reading-bar]:not([hidden])')
    expect(await page.isVisible('[data-voice-choice]')).to.equal(false)
  })

  it('is a choice beside the voice of the service, and reads with the same marks and buttons', async () => {
    await page.addInitScript(installPhoneVoice, [voice('zh-TW'), voice('zh-CN'), voice('en-GB')])
    await page.goto('/')
    expect(await page.inputValue(choice)).to.equal('service')
    await expectAccessible(page)
    await page.selectOption(choice, 'phone')
    await hold(true)
    await page.click('[data-do=toggle]')
    await becomes('正在读')
    expect([await said(), await spoken()]).to.deep.equal([['您有什么困难？'], '您有什么困难？'])
    await page.click('[data-do=next]')
    await says('选一项，就能反映问题或者申请帮助。')
    expect(await spoken()).to.equal('选一项，就能反映问题或者申请帮助。')
    await page.click('[data-do=previous]')
    await says('您有什么困难？')
    await page.click('[data-do=repeat]')
    await page.waitForFunction(() =>
      (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said
        .slice(-2)
        .every(({ text }) => text === '您有什么困难？'),
    )
  })

  it('goes on after a pause at the word where it was, takes another speed at once, and goes from sentence to sentence', async () => {
    await becomes('正在读')
    await page.click('[data-do=toggle]')
    await becomes('已暂停')
    await page.click('[data-do=toggle]')
    await says('么困难？')
    await becomes('正在读')
    await page.selectOption('[data-do=speed]', '2')
    await says('？')
    expect(await lastRate()).to.equal(2)
    const before = (await said()).length
    await hold(false)
    await page.waitForFunction(
      (count) => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said.length >= count + 2,
      before,
    )
    expect((await said()).slice(before, before + 2)).to.deep.equal([
      '选一项，就能反映问题或者申请帮助。',
      '须知、回执和办理进度都可以听。',
    ])
    expect(asked, 'sounds of the service').to.equal(0)
  })

  it('is remembered, speaks the language of the page, and reads what is chosen in a list and what a script tells', async () => {
    await page.goto(place)
    expect(await page.inputValue(choice)).to.equal('phone')
    await page.fill('#problemPlace-search', '没有这样的地方')
    await page.waitForFunction(
      () => document.querySelector('[data-search-status]')?.textContent?.startsWith('没有找到') === true,
    )
    await page.click('[data-do=toggle]')
    await becomes('读完了')
    const heard = (await said()).join(' ')
    expect(heard).to.include('没有找到。')
    expect(heard).to.include(' 已填 没有这样的地方 ')
    expect(heard).to.match(/省 云南省 州、市 昆明市 县、区 呈贡区 乡镇、街道 龙城街道 村、社区 /)
    await page.goto('/services/drinking-water/apply/problems')
    await page.check('input[value=W03]')
    const box = 'label:has(input[value=W03])'
    await page.dispatchEvent(box, 'read-now', { bubbles: true })
    await says('已选')
    expect((await said()).at(-2)).to.equal(await page.innerText(box))
    await page.goto(place)
    await Promise.all([page.waitForEvent('load'), page.click('button[name=language]')])
    await page.click('[data-do=toggle]')
    await page.waitForFunction(
      () => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said[0]?.voice === 'en-GB',
    )
    await page.click('[data-do=toggle]')
  })

  it('gives way to the voice of the service, which says the same place', async () => {
    await Promise.all([page.waitForEvent('load'), page.click('button[name=language]')])
    await page.selectOption(choice, 'service')
    const county = page.waitForResponse(
      (answer) => new URLSearchParams(answer.request().postData() ?? '').get('text') === '呈贡区',
    )
    const isAtCounty = () => page.evaluate(() => document.querySelector('.is-spoken')?.id === 'problemPlace-county')
    await page.click('[data-do=toggle]')
    while (!(await isAtCounty())) await page.click('[data-do=next]')
    expect((await county).status()).to.equal(200)
  })

  describe('without a network', () => {
    const form = '/services/drinking-water/offline'
    after(() => page.context().setOffline(false))

    it('reads the questions of a form that the phone has kept, and what its choice says', async () => {
      await page.goto(form)
      await page.waitForSelector('form[data-ready]')
      expect(await page.isVisible('[data-no-phone-voice]')).to.equal(false)
      expect(await page.inputValue(choice)).to.equal('service')
      await page.context().setOffline(true)
      await page.locator('fieldset#problems .listen').first().click()
      await becomes('读完了')
      const heard = (await said()).join(' ')
      expect(heard).to.include('可以选多项').and.include('经常停水断水')
      const before = (await said()).length
      await page.click('[data-do=repeat]')
      await page.waitForFunction(
        (count) => (window as unknown as { phoneVoice: PhoneVoice }).phoneVoice.said.length > count,
        before,
      )
      await page.click('[data-do=toggle]')
    })

    it('says in words that there is nobody to read them, where the phone has no voice of its own', async () => {
      await page.context().setOffline(false)
      await page.addInitScript(installPhoneVoice, [])
      await page.goto(form)
      await page.waitForSelector('form[data-ready]')
      expect(await page.innerText('[data-no-phone-voice]')).to.include('没有自己的声音')
      await page.context().setOffline(true)
      await page.locator('fieldset#problems .listen').first().click()
      await page.locator('[data-player-status]', { hasText: '现在没有网络，这台手机也没有自己的声音' }).waitFor()
      await expectAccessible(page)
    })
  })
})
