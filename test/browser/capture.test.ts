import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { frameOf, goodPose, setStage } from '../ocr/preview-frames.ts'
import { api, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { openPhoneWithCamera } from '../support/camera.ts'
import { service } from '../support/service.ts'

const path = '/services/drinking-water/apply/applicant'
const advice = '[data-advice]'

/** Somebody who has agreed to the notice; `more` is what they entered so far. */
async function begin(more: Record<string, unknown> = {}): Promise<{ name: string; value: string }> {
  const token = await logIn(inventPerson().phone)
  const content = { consent: { noticeVersion: await noticeVersion(), method: 'read' }, ...more }
  await api('PUT', '/v1/drafts/page-drinking-water', { token, body: { serviceId: 'drinking-water', content } })
  return { name: 'session', value: token }
}

async function open(cookie: { name: string; value: string }, language = 'zh-CN'): Promise<Page> {
  const { page } = await openPhone({ locale: language })
  await page.context().addCookies([{ ...cookie, url: (await service()).baseUrl }])
  await page.goto(path)
  return page
}

describe('taking the photo of a card', function () {
  this.timeout(180_000)

  describe('by a camera that sees a card come near', () => {
    let phone: Awaited<ReturnType<typeof openPhoneWithCamera>>
    before(async () => {
      const stage = await setStage(7_101, 1120, 840)
      const [far, near] = [await frameOf(stage, { ...goodPose, size: 0.4 }), await frameOf(stage, goodPose)]
      const film = [...Array<Buffer>(8).fill(far), ...Array<Buffer>(20).fill(near)]
      phone = await openPhoneWithCamera(film, await begin())
    })
    after(() => phone.close())

    it('is off the moment it is closed, whatever is waited for, and opens again', async () => {
      const { page } = phone
      const isOn = () => page.evaluate(() => document.querySelector('video')?.srcObject !== null)
      await page.route('**/guidance', () => undefined)
      await page.goto(path)
      for (const close of [
        () => page.click('[data-capture] [data-do=close]'),
        () => page.keyboard.press('Escape'),
        () => page.click('[data-capture] [data-do=close]'),
      ]) {
        const asked = page.waitForRequest('**/guidance')
        await page.click('[data-capture-open]')
        await asked
        expect(await isOn()).to.equal(true)
        await close()
        // The browser closes by Escape of itself, and tells after it.
        await page.waitForFunction(() => document.querySelector('video')?.srcObject === null, { timeout: 2_000 })
        await page.waitForFunction(() => document.activeElement?.matches('[data-capture-open]'), { timeout: 2_000 })
      }
      await page.unroute('**/guidance')
    })

    it('is led by voice: far, near, taken by itself, read aloud', async () => {
      const { page } = phone
      const said = (text: string) =>
        page.waitForRequest(
          (request) => new URLSearchParams(request.postData() ?? '').get('text')?.includes(text) === true,
          { timeout: 150_000 },
        )
      const [led, taken, readBack] = [said('放低一点'), said('拍好了'), said('读到的内容')]
      await page.goto(path)
      await page.click('[data-capture-open]')
      await page.waitForFunction((at) => document.querySelector(at)?.textContent?.includes('放低一点'), advice)
      await expectAccessible(page)
      await page.waitForSelector('[data-read-now]', { timeout: 100_000 })
      expect(await page.inputValue('#applicant-idNumber')).to.match(/^\d{17}[\dX]$/)
      await page.waitForSelector('[data-reading-bar][data-speaking=yes]')
      for (const each of [led, taken, readBack]) await each
    })

    it('is taken at a press, whatever is waited for', async () => {
      const { page } = phone
      await page.route('**/guidance', () => undefined)
      await page.goto(path)
      expect(await page.locator('[data-read-now]').count()).to.equal(0)
      await page.click('[data-capture-open]')
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 2)
      await page.evaluate(() => document.querySelector<HTMLElement>('[data-capture] [data-do=shoot]')?.click())
      await page.waitForSelector('[data-read-now]', { timeout: 60_000 })
      await page.unroute('**/guidance')
    })
  })

  it('tells when there is no camera, and leads to the photo that can be chosen', async () => {
    const page = await open(await begin())
    await page.click('[data-capture-open]')
    await page.waitForFunction(() =>
      document.querySelector('[data-card-status]')?.textContent?.includes('相机没有打开'),
    )
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('image')
    await expectAccessible(page)
    await page.context().close()
  })

  for (const language of ['zh-CN', 'en']) {
    it(`asks about each thing that was not certain, to be answered by yes, in ${language}`, async () => {
      const { name, idNumber } = inventPerson()
      const card = { readBack: '我从身份证上看到样本。', warnings: [], doubtful: ['name', 'residence'] }
      const entered = {
        applicant: { name, idNumber, phone: '' },
        residence: { code: '530114001', detail: '样本路1号' },
      }
      const page = await open(await begin({ ...entered, card }), language)
      const yes = (field: string) => page.click(`button[value="confirm:${field}"]`)
      expect(await page.textContent('#ask-name'))
        .to.include(name)
        .and.to.include([...name].join(language === 'en' ? ', ' : '，'))
      expect(await page.locator('.card-question').count()).to.equal(2)
      await expectAccessible(page)
      await yes('name')
      await page.waitForSelector('#ask-name', { state: 'detached' })
      expect(await page.inputValue('#applicant-name')).to.equal(name)
      await yes('residence')
      await page.waitForSelector('.card-question', { state: 'detached' })
      expect(await page.textContent('main [data-focus]')).to.match(language === 'en' ? /All checked/ : /都核对好了/)
      await expectAccessible(page)
      await page.context().close()
    })
  }
})
