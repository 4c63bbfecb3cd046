import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { useSpecimenFonts } from '../../tools/specimens/fonts.ts'
import { service } from './service.ts'

let browser: Promise<Browser> | undefined

/** A headless browser that comes with the test dependencies, with a Chinese font of its own. */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  useSpecimenFonts()
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // A container has no user namespaces for the sandbox, no graphics card, and no network to look things up in.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', ...more],
    headless: true,
  })
}

/** One for the run. */
function openBrowser(): Promise<Browser> {
  browser ??= launchBrowser()
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/** Waits until the element of this id has the focus, which a script gives it once the page is there. */
export async function waitForFocus(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
}

/** A page of a phone held upright, as a new visitor has it. Faults of our scripts end up in `faults`. */
export async function openPhone(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const { baseUrl } = await service()
  const context = await (await openBrowser()).newContext({
    baseURL: baseUrl,
    viewport: { width: 375, height: 740 },
    locale: 'zh-CN',
    // Keeping every page for when there is no network is told of in its own test; the others go without that work.
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  readWhole(page)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults }
}

/** A click that leads to another page is over once that one is there whole: what is read next is not half of it. */
function readWhole(page: Page): void {
  const click = page.click.bind(page)
  page.click = async (...given) => {
    await click(...given)
    await page.waitForLoadState('domcontentloaded')
  }
}
