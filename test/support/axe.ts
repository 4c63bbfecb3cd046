import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { CDPSession, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }

/** axe is put into the page as a script; this is what we use of it. */
interface WithAxe {
  axe: {
    run(
      context: Document,
      options: unknown,
    ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Straight to the browser: as an argument of `evaluate` half a megabyte takes twice as long. */
async function putInto(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  await (await session).send('Runtime.evaluate', { expression: source, silent: true })
}

/** The rules that ask how a page looks, for one that was asked all the others. */
export const ofLooks = {
  type: 'rule',
  values: ['target-size', 'color-contrast-enhanced', 'scrollable-region-focusable'],
}

/** Every rule of WCAG 2.2 A and AA, enhanced contrast and target size: nothing may be found. */
export async function expectAccessible(page: Page, runOnly = { type: 'tag', values: tags }): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await putInto(page)
  // The bar that stays covers whatever is scrolled beneath it: sizes are asked for where nothing was.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as WithAxe
      const { violations } = await axe.run(document, options)
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
      }))
    },
    { runOnly, rules, resultTypes: ['violations'] },
  )
  expect(violations, `${page.url()} ${JSON.stringify(violations, null, 1)}`).to.deep.equal([])
}
