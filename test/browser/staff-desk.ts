import type { Page } from 'playwright-core'
import { staffToken } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

/** Somebody of the demonstration at their desk, logged in. */
export async function atDesk(
  username: string,
  options: Parameters<typeof openPhone>[0] = {},
): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPhone(options)
  await sitDown(opened.page, username)
  return opened
}

/** Another person takes the place. */
export async function sitDown(page: Page, username: string): Promise<void> {
  const { baseUrl } = await service()
  await page.context().addCookies([{ name: 'session', value: await staffToken(username), url: baseUrl }])
}

/** More stops than any page has. */
const mostStops = 120

/** Goes on by the Tab key to what is called so, link, button or field; where it is already it stays. */
export async function tabTo(page: Page, name: string): Promise<void> {
  // The scripts of a page may set the focus before it is loaded, not after.
  await page.waitForLoadState()
  for (let stop = 0; stop < mostStops; stop++) {
    const called = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      const labels = [...(at?.labels ?? [])].map((label) => label.textContent ?? '')
      return [...labels, at?.matches('a, button, summary') ? (at.textContent ?? '') : ''].join(' ').trim()
    })
    if (called.startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not come to ${name} on ${page.url()}`)
}
