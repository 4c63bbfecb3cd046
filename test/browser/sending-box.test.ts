import { join } from 'node:path'
import { expect } from 'chai'
import { buildSync } from 'esbuild'
import type { Page } from 'playwright-core'
import { openAtQuestions } from './begun-form.ts'

type Sending = typeof import('../../src/pages/assets/sending-box.ts')

const script = buildSync({
  entryPoints: [join(import.meta.dirname, '../../src/pages/assets/sending-box.ts')],
  ...{ bundle: true, write: false, format: 'iife', globalName: 'sending', footer: { js: 'window.sending = sending' } },
}).outputFiles[0]?.text as string

/** Told at most this often. */
const restMs = 4000
/** After so long without anything new it is said that it goes on. */
const longMs = 15_000

describe('the stages of a card that is read, as the page tells them', function () {
  this.timeout(60_000)
  let page: Page
  before(async () => {
    ;({ page } = await openAtQuestions('drinking-water'))
    // Time passes when it is told to.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 3_600_000)
  })
  after(() => page.context().close())

  async function openBox(language: 'zh-CN' | 'en') {
    const { hostname } = new URL(page.url())
    await page.context().addCookies([{ name: 'language', value: language, domain: hostname, path: '/' }])
    await page.goto('/services/drinking-water/apply/applicant')
    await page.evaluate(script)
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('button[value=card]') as HTMLElement
      const box = (window as never as BoxWindow).sending.openSendingBox(button, false, () => undefined)
      const place = document.querySelector('main [data-part=told]') as HTMLElement
      const told: string[] = []
      new MutationObserver(() => told.push(place.textContent)).observe(place, { childList: true })
      Object.assign(window, { box, told })
      box.working()
    })
  }
  const stage = (name: string, ahead?: number) =>
    page.evaluate(([each, count]) => (window as never as BoxWindow).box.stage(each, count), [name, ahead] as const)
  const told = () => page.evaluate(() => (window as never as BoxWindow).told)
  const shown = () =>
    page.evaluate(() => {
      const bar = document.querySelector('main [data-sending] progress') as HTMLProgressElement
      return [document.querySelector('main [data-part=how]')?.textContent, bar.position]
    })

  it('are all shown; those that last are said, each once, and none within four seconds of another', async () => {
    await openBox('zh-CN')
    await stage('waiting', 2)
    expect(await shown()).to.deep.equal(['正在排队，前面还有2张照片', -1])
    await page.clock.runFor(restMs)
    await stage('waiting', 1)
    await page.clock.runFor(restMs)
    await stage('waiting', 0)
    expect((await shown())[0]).to.equal('正在排队，下一张就是您的，已经等了 8 秒')
    await stage('finding')
    await stage('straightening')
    await page.clock.runFor(restMs)
    await stage('reading')
    await stage('checking')
    expect(await shown()).to.deep.equal(['正在核对读到的字，已经等了 12 秒', 0.8])
    expect(await told()).to.deep.equal(['正在排队，前面还有2张照片', '找到身份证了，正在摆正'])
    await stage('turning')
    await page.clock.runFor(restMs)
    await stage('reading')
    await page.clock.runFor(restMs)
    // Another way round it is read and checked again: the bar does not go back, nor is the same said again.
    expect((await shown())[1]).to.equal(0.8)
    expect((await told()).slice(2)).to.deep.equal(['这样读不出来，正在换个方向读'])
    await page.clock.runFor(longMs)
    expect((await told()).slice(3)).to.deep.equal(['还没有好，请再等一等，也可以停止。'])
  })

  it('are told in English, and the service speaks them', async () => {
    await openBox('en')
    await stage('waiting', 3)
    expect(await shown()).to.deep.equal(['Waiting in line, photos ahead of yours: 3', -1])
    await stage('other-place')
    expect((await shown())[0]).to.match(/^Something else in the photo looks like a card/)
    for (const text of ['Waiting in line, photos ahead of yours: 3', 'Checking what was read']) {
      const say = async (each: string) =>
        (await fetch('/say', { method: 'POST', body: new URLSearchParams({ text: each, seal: '' }) })).status
      expect(await page.evaluate(say, text), text).to.equal(200)
    }
  })
})

interface BoxWindow {
  sending: Sending
  box: ReturnType<Sending['openSendingBox']>
  told: string[]
}
