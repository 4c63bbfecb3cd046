import { expect } from 'chai'
import type { Page } from 'playwright-core'

/** Standard; the browser's own text twice as large; elder with its largest text, in which the page is left. */
export const looks = ['standard', 'double', 'elder'] as const

/** Makes the page look so, and nothing on it may be cut off or stand where it must be moved sideways to be read. */
export async function expectWhole(page: Page, look: (typeof looks)[number]): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.documentElement
    root.dataset['mode'] = wanted === 'elder' ? 'elder' : 'standard'
    root.dataset['text'] = '30'
    // The style sheet makes 112.5 % of the browser's own.
    root.style.fontSize = wanted === 'double' ? '225%' : ''
  }, look)
  expect(await page.evaluate(cutOff), `${page.url()}, ${look}`).to.deep.equal([])
}

/** Runs in the page: elements beyond its sides, and text beyond a box that hides it. */
function cutOff(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  const found = scrollWidth > clientWidth ? [`page ${scrollWidth} in ${clientWidth}`] : []
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.matches('.skip, .visually-hidden, .visually-hidden *, option, input, textarea, svg, svg *')) continue
    if (!element.checkVisibility()) continue
    const { left, right } = element.getBoundingClientRect()
    const { overflowX, overflowY } = getComputedStyle(element)
    const isWider = element.scrollWidth > element.clientWidth + 1
    const isHigher = element.scrollHeight > element.clientHeight + 1
    const isCut =
      (isWider && (overflowX !== 'visible' || element.matches('button, a.button'))) ||
      (isHigher && overflowY !== 'visible')
    const what = `${element.outerHTML.slice(0, 100)} ${Math.round(left)}–${Math.round(right)}`
    if (left < -1 || right > clientWidth + 1) found.push(`beyond the side: ${what}`)
    else if (isCut && element.clientWidth > 0) found.push(`cut off: ${what}`)
  }
  return found
}
