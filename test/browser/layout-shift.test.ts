import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed } from '../cases/file.ts'
import { openPhone } from '../support/browser.ts'
import { openAtQuestions } from './begun-form.ts'

/** A fifth of what counts as good: whoever has begun to press a button presses that one. */
const mostShift = 0.02
const script = /\/main\.js$/

/** The layout shift of a page whose script comes after it was painted, as on a slow network. */
async function shiftOf(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await page.waitForSelector('html.scripted')
  return page.evaluate(async () => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await painted()
    let sum = 0
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    await painted()
    return sum
  })
}

describe('a page on a slow phone', function () {
  this.timeout(60_000)
  let page: Page
  let caseId: string
  before(async () => {
    const opened = await openAtQuestions('drinking-water')
    page = opened.page
    caseId = (await filed(opened.token)).id
    await page.route(script, async (route) => {
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
      )
      await route.continue()
    })
  })
  after(() => page.context().close())

  it('stays where it is when its scripts have come', async () => {
    const form = '/services/drinking-water/apply'
    const paths = ['/', '/services/drinking-water', `${form}/applicant`, `${form}/questions`, `/cases/${caseId}`]
    const shifts: Record<string, number> = {}
    for (const path of paths) shifts[path] = await shiftOf(page, path)
    const moved = Object.entries(shifts).filter(([, shift]) => shift > mostShift)
    expect(moved).to.deep.equal([])
  })

  it('has the browser’s own player where its scripts do not come', async () => {
    const { page: alone } = await openPhone()
    await alone.route(script, (route) => route.abort())
    await alone.goto('/services/drinking-water/notice')
    const player = alone.locator('audio[data-plain]')
    expect(await player.isVisible()).to.equal(false)
    await alone.evaluate(() => {
      for (const waiting of document.getAnimations()) waiting.finish()
    })
    expect(await player.isVisible()).to.equal(true)
    await alone.context().close()
  })
})
