import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { goodFront } from '../support/cards.ts'
import { ofThisProcess } from '../support/run-program.ts'
import { service } from '../support/service.ts'

const recipes = join(import.meta.dirname, '../../docs/recipes')

async function start(name: string): Promise<ChildProcess> {
  const { baseUrl, demo } = await service()
  const settings = { BASE_URL: baseUrl, API_KEY: demo.apiKeys.test, PORT: '0' }
  const run = ['--disable-warning=ExperimentalWarning', join(recipes, name)]
  return spawn(process.execPath, run, { env: { ...ofThisProcess(), ...settings }, stdio: ['pipe', 'pipe', 'inherit'] })
}

describe('the recipes', () => {
  let server: ChildProcess
  let site: string
  let page: Page
  let faults: string[]

  before(async () => {
    server = await start('serve.mjs')
    const [told] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    site = told.toString().trim()
    ;({ page, faults } = await openPhone())
  })
  after(async () => {
    server.kill()
    await page.context().close()
    // The console tells of the photo that is none.
    expect(faults.filter((fault) => !/status of 415/.test(fault))).to.deep.equal([])
  })

  it('a button that reads aloud, in twenty lines', async () => {
    expect(readFileSync(join(recipes, 'read-aloud.html'), 'utf8').trimEnd().split('\n')).to.have.length.at.most(20)
    await page.goto(`${site}read-aloud.html`)
    await expectAccessible(page)
    const sound = page.waitForResponse(/audio\/speech/)
    await page.click('button')
    expect((await sound).headers()['content-type']).to.equal('audio/mpeg')
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent === '正在读')
  })

  it('a form that a photo of a card fills in, marking what is not sure', async () => {
    await page.goto(`${site}card-form.html`)
    await expectAccessible(page)
    const buffer = Buffer.from((await goodFront()).jpeg)
    await page.setInputFiles('[type=file]', { name: 'card.jpg', mimeType: 'image/jpeg', buffer })
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=name]')?.value.startsWith('样本'))
    expect(await page.inputValue('[name=idNumber]')).to.match(/^\d{17}[\dX]$/)
    expect(await page.locator('strong', { hasText: '请核对' }).count()).to.equal(1)
    await page.setInputFiles('[type=file]', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo') })
    await page.waitForFunction(() => /照片|图片/.test(document.querySelector('[role=status]')?.textContent ?? ''))
  })

  it('a picker of addresses, down to the village', async () => {
    await page.goto(`${site}address-picker.html`)
    for (const [index, label] of ['昆明市', '呈贡区', '龙城街道'].entries()) {
      await page
        .locator('select')
        .nth(index)
        .locator('option', { hasText: label })
        .first()
        .waitFor({ state: 'attached' })
      await page.locator('select').nth(index).selectOption({ label })
    }
    await page.locator('[name=code] option[value="530114001001"]').waitFor({ state: 'attached' })
    await page.selectOption('[name=code]', '530114001001')
    expect(await page.textContent('[role=status]')).to.match(/^已选择：昆明市呈贡区龙城街道/)
    await expectAccessible(page)
  })

  it('passes on nothing but what the pages need', async () => {
    for (const path of [
      'help/v1/status',
      'help/v1/divisions/../status',
      'help/v1/cases',
      'serve.mjs',
      '..%2Fapi-keys.md',
    ])
      expect((await fetch(`${site}${path}`)).status, path).to.equal(404)
  })

  it('a nightly cleaning of addresses', async () => {
    const child = await start('clean-addresses.ts')
    child.stdin?.end(['云南省昆明市呈贡区龙城街道样本小区1幢', '', '没有这个地方', 'x'.repeat(300)].join('\n'))
    const rows = (await text(child.stdout as NodeJS.ReadableStream)).trimEnd().split('\n')
    expect(rows[0]).to.match(/^530114001\t\w+\t样本小区1幢\t云南省/)
    expect(rows[1]).to.match(/^\t\w+\t.*\t没有这个地方$/)
    expect(rows[2]).to.match(/^\trequest\.invalid\t\tx+$/)
    expect(rows).to.have.length(3)
  })
})
