/**
 * Pictures of the main pages, 375 pixels wide, in both modes: `node tools/screens.ts [name …]` into var/screens. A service with
 * invented people is started for it in a folder of its own and thrown away after.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import { readConfig } from '../src/config.ts'
import { checkDigitOf } from '../src/kernel/id-number.ts'
import { createLog } from '../src/kernel/log.ts'
import { openWorld } from '../src/world.ts'
import { useSpecimenFonts } from './specimens/fonts.ts'

const output = join(import.meta.dirname, '..', 'var', 'screens')
const service = 'minimum-living-allowance'
const place = '530114001'
const first17 = '53011419560307002'
const modes = ['standard.24', 'elder.24']

/** The form of the service as it is after its first steps, and one case of the water of a village. */
async function begin(baseUrl: string, token: string): Promise<Record<string, string>> {
  const call = async (method: string, path: string, body?: object, headers = {}) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json().catch(() => ({}))
  }
  const applicant = { name: '样本·阿诗', idNumber: `${first17}${checkDigitOf(first17)}`, phone: '19900000001' }
  const residence = { code: place, detail: '样本小区1幢' }
  const problemPlace = { code: `${place}001`, detail: '' }
  const versionOf = async (id: string) => (await call('GET', `/v1/services/${id}/notice`)).version
  const consent = { noticeVersion: await versionOf(service), method: 'read' }
  const content = { consent, applicant, residence, problemPlace }
  await call('PUT', `/v1/drafts/page-${service}`, { serviceId: service, content })
  const filing = {
    serviceId: 'drinking-water',
    consent: { noticeVersion: await versionOf('drinking-water'), method: 'read' },
    filingMode: 'self',
    applicant,
    residence,
    problemPlace: { code: problemPlace.code },
    problems: ['W03', 'W10'],
    description: '三天没有水了',
    attachments: [],
  }
  const { id } = await call('POST', '/v1/cases', filing, { 'Idempotency-Key': crypto.randomUUID() })
  const form = `/services/${service}/apply`
  return {
    home: '/',
    block: '/blocks/livelihood',
    service: `/services/${service}`,
    notice: `/services/${service}/notice`,
    'help-me-choose': '/help-me-choose',
    ...Object.fromEntries(
      ['whom', 'applicant', 'place', 'questions', 'problems', 'materials', 'review'].map((step) => [
        step,
        `${form}/${step}`,
      ]),
    ),
    receipt: `/cases/${id}/receipt`,
    case: `/cases/${id}`,
    cases: '/cases',
    account: '/me',
    consents: '/me/consents',
    institutions: '/services/health-institutions',
    'public-notices': '/public-notices',
    login: '/login',
    problem: '/no-such-page',
    styleguide: '/styleguide',
  }
}

async function main(names: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'screens-'))
  const config = readConfig({ NODE_ENV: 'test', VAR_DIR: folder, PORT: '0', LOG_LEVEL: 'error' })
  const world = await openWorld(config, createLog(config.logLevel))
  const server = createServer(world.app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  useSpecimenFonts()
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    mkdirSync(output, { recursive: true })
    const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const context = await browser.newContext({ baseURL, viewport: { width: 375, height: 740 }, locale: 'zh-CN' })
    const session = world.demo?.citizens[0]?.token ?? ''
    await context.addCookies([{ name: 'session', value: session, url: baseURL }])
    const pages = Object.entries(await begin(baseURL, session))
    const page = await context.newPage()
    for (const mode of modes) {
      await context.addCookies([{ name: 'display', value: mode, url: baseURL }])
      for (const [name, path] of pages.filter(([each]) => names.length === 0 || names.includes(each))) {
        await page.goto(path)
        await page.screenshot({ path: join(output, `${name}-${mode.split('.')[0]}.png`), fullPage: true })
      }
    }
  } finally {
    await browser.close()
    server.close()
    await world.close()
    rmSync(folder, { recursive: true })
  }
}

await main(process.argv.slice(2))
console.log(output)
