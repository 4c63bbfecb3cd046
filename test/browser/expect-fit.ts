import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/axe.ts'

/** Nothing that axe finds, and nothing that must be moved sideways to be read. */
export async function expectFit(page: Page): Promise<void> {
  await expectAccessible(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wider, page.url()).to.be.at.most(0)
}
