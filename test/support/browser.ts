import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { useSpecimenFonts } from '../../tools/specimens/fonts.ts'
import { service } from './service.ts'

let browser: Promise<Browser> | undefined

/** A headless browser that comes with the test dependencies, with a Chinese font of its own; one for the run. */
function openBrowser(): Promise<Browser> {
  useSpecimenFonts()
  browser ??= chromium.executablePath().then((executablePath) =>
    playwright.launch({
      executablePath,
      // A container has no user namespaces for the sandbox, no graphics card, and no network to look things up in.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
      headless: true,
    }),
  )
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/** A page of a phone held upright, as a new visitor has it. Faults of our scripts end up in `faults`. */
export async function openPhone(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const { baseUrl } = await service()
  const context = await (await openBrowser()).newContext({
    baseURL: baseUrl,
    viewport: { width: 375, height: 740 },
    locale: 'zh-CN',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults }
}
