import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible, ofLooks } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { type Made, makeAll, type Visit, visits } from './citizen-visits.ts'
import { expectOutlines } from './expect-outlines.ts'
import { expectTree } from './expect-tree.ts'
import { expectWhole, looks } from './expect-whole.ts'

/** What a GET answers that is no page: sounds, texts, what scripts and phones ask for, the way from the login to the form. */
const noPage = /\/(audio|listen|text|account|apply)$|\.(js|webmanifest)$|^\/assets\//
/** Have walks of their own. */
const ofStaff = /^\/(staff|centre)\b/
/** Some pages are meant to answer so. */
const answers = /^Failed to load resource: the server responded with a status of 40[134]/

describe('every page of a citizen, 320 pixels wide', function () {
  this.timeout(60_000)
  let page: Page
  let faults: string[]
  let made: Made
  const seen = new Set<string | undefined>()
  before(async () => {
    made = await makeAll()
    ;({ page, faults } = await openPhone({ viewport: { width: 320, height: 640 } }))
  })
  after(async () => {
    await page.context().close()
    expect(
      faults.filter((fault) => !answers.test(fault)),
      'faults of scripts',
    ).to.deep.equal([])
  })

  async function open({ path, as, act }: Visit, language = 'zh-CN'): Promise<void> {
    const { baseUrl, pagePathOf } = await service()
    const context = page.context()
    await context.clearCookies({ name: 'session' })
    await context.addCookies([{ name: 'language', value: language, url: baseUrl }])
    if (as) await context.addCookies([{ name: 'session', value: made[as], url: baseUrl }])
    await page.goto(path.replace(/\{(\w+)\}/, (_, what: keyof Made) => made[what]))
    await act?.(page)
    await page.waitForLoadState()
    seen.add(pagePathOf(new URL(page.url()).pathname))
  }
  async function expectAccessibleInEnglish(show: () => Promise<unknown>): Promise<void> {
    const { baseUrl } = await service()
    await page.context().addCookies([{ name: 'language', value: 'en', url: baseUrl }])
    await show()
    expect(await page.getAttribute('html', 'lang')).to.equal('en')
    await expectAccessible(page)
  }
  // Where something was read, the next page would offer to go on.
  afterEach(() => page.evaluate(() => sessionStorage.clear()))

  for (const visit of visits) {
    it(`${visit.name} says what it said, is whole, and has no fault`, async () => {
      await open(visit)
      await expectTree(page, visit.name)
      await expectAccessible(page)
      for (const look of looks) await expectWhole(page, look)
      if (!visit.inEnglish) await expectAccessible(page, ofLooks)
      if (visit.isOnce) await expectAccessibleInEnglish(() => page.reload())
    })

    if (visit.isOnce) continue
    if (!visit.inEnglish) {
      it(`${visit.name} has no fault in English`, async () => {
        await expectAccessibleInEnglish(() => open(visit, 'en'))
      })
      continue
    }
    it(`${visit.name} is whole and has no fault in English`, async () => {
      await open(visit, 'en')
      await expectTree(page, `${visit.name}.en`)
      for (const look of looks) await expectWhole(page, look)
      await expectAccessible(page)
    })
  }

  it('is visited above', async () => {
    const { pagePaths } = await service()
    const left = pagePaths.filter((path) => !noPage.test(path) && !ofStaff.test(path) && !seen.has(path))
    expect(left).to.deep.equal([])
  })

  for (const name of ['home', 'applicant-faulty', 'problems', 'case-answered']) {
    it(`${name} shows its buttons and where the focus is in colours that the reader chose`, async () => {
      await open(visits.find((visit) => visit.name === name) as Visit)
      await page.emulateMedia({ forcedColors: 'active' })
      await expectOutlines(page)
      await page.emulateMedia({ forcedColors: null })
    })
  }
})
