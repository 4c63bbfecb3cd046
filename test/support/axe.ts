import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { Page } from 'playwright-core'

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

/** Every rule of WCAG 2.2 A and AA, enhanced contrast and target size: nothing may be found. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(source)
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as WithAxe
      const { violations } = await axe.run(document, options)
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
      }))
    },
    { runOnly: { type: 'tag', values: tags }, rules },
  )
  expect(violations, `${page.url()} ${JSON.stringify(violations, null, 1)}`).to.deep.equal([])
}
