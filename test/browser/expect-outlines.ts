import { expect } from 'chai'
import type { Page } from 'playwright-core'

/** What can be pressed or filled in. */
const controls = 'button, a.button, a.block, select, textarea, input:not([type=hidden])'
/** More stops than these pages have. */
const mostStops = 80

/** Every control has an edge that can be seen, or is underlined as a link is; and each stop of the Tab key is outlined. */
export async function expectOutlines(page: Page): Promise<void> {
  expect(await page.evaluate(withoutEdge, controls), page.url()).to.deep.equal([])
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const stops = new Set<string>()
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab')
    const { at, isOutlined } = await page.evaluate(lookAtFocus)
    if (at === '' || stops.has(at)) break
    stops.add(at)
    expect(isOutlined, `${page.url()} ${at}`).to.equal(true)
  }
  expect(stops.size, page.url()).to.be.above(10)
}

/** Runs in the page. */
function withoutEdge(controls: string): string[] {
  const isDrawn = (style: string, width: string, colour: string) =>
    style !== 'none' && Number.parseFloat(width) > 0 && !/^rgba\(.*, 0\)$|^transparent$/.test(colour)
  return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
    if (!control.checkVisibility() || control.matches('.visually-hidden')) return []
    const style = getComputedStyle(control, control.matches('[type=file]') ? '::file-selector-button' : null)
    const { borderBottomStyle, borderBottomWidth, borderBottomColor, textDecorationLine, appearance } = style
    const isNative = control.matches('[type=checkbox], [type=radio]') && appearance !== 'none'
    const hasEdge = isDrawn(borderBottomStyle, borderBottomWidth, borderBottomColor)
    return isNative || hasEdge || textDecorationLine.includes('underline') ? [] : [control.outerHTML.slice(0, 120)]
  })
}

/** Runs in the page. */
function lookAtFocus(): { at: string; isOutlined: boolean } {
  const focused = document.activeElement
  if (!focused || focused === document.body) return { at: '', isOutlined: false }
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused)
  const index = [...document.querySelectorAll('*')].indexOf(focused)
  return {
    at: `${index} ${focused.outerHTML.slice(0, 100)}`,
    isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor),
  }
}
