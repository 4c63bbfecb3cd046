import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'playwright-core'

const folder = join(import.meta.dirname, 'trees')
const isRewriting = process.env['UPDATE_TREES'] === '1'

/** What differs from one run to the next. */
const changing: [what: RegExp, instead: string][] = [
  [/\d{2} ?\d{6} ?\d{8} ?\d{5,6} ?\d(?!\d)/g, '{number}'],
  [/(?<!\d)\d{17}[\dX]/g, '{idNumber}'],
  [/(?<!\d)(?:1\d{10}|1\d{2}\*+\d{4})(?!\d)/g, '{phone}'],
  [/(?<![\w-])[\w-]{22}(?=[/"\s]|$)/gm, '{id}'],
  [/\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}/g, '{date}'],
  // The check digit of the number.
  [/(最后一位|The last digit, )\d/g, '$1{digit}'],
  // An ID number of digits alone is quoted, one that ends in X is not.
  [/"(\{\w+\})"/g, '$1'],
]

/** The accessibility tree of the page must be the one that is kept under this name; `UPDATE_TREES=1` keeps the new one. */
export async function expectTree(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.yml`)
  let tree = `${await page.locator('body').ariaSnapshot()}\n`
  for (const [what, instead] of changing) tree = tree.replace(what, instead)
  if (isRewriting) writeFileSync(path, tree)
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : ''
  expect(tree, `what a screen reader is told on ${name} has changed; if it should, UPDATE_TREES=1`).to.equal(kept)
}
