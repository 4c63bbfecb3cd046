import { expect } from 'chai'
import { api, noticeVersion, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { mp3Of } from '../support/recordings.ts'
import { service } from '../support/service.ts'

describe('keeping recordings in a browser without JavaScript', function () {
  this.timeout(60_000)

  it('goes from the login to the list, with what is wrong said at its field', async () => {
    const { demo } = await service()
    const keeper = demo.staff.find(({ username }) => username === 'system-admin')
    const { page } = await openPhone({ javaScriptEnabled: false, viewport: { width: 1100, height: 800 } })
    await page.goto('/staff/cases')
    await page.fill('#username', keeper?.username ?? '')
    await page.fill('#password', keeper?.password ?? '')
    await page.click('button.button--main')
    await page.waitForURL('**/staff/voice-packs')
    await page.selectOption('#service', 'health-institutions')
    await page.click('button.button--main')
    expect(await page.locator('input[type=file]').count()).to.equal(10)

    await page.selectOption('#language', 'lis')
    await page.setInputFiles('#audio', { name: 'all.mp3', mimeType: 'audio/mpeg', buffer: await mp3Of({ seconds: 5 }) })
    await page.fill('#marks', '0, 500, 400')
    await page.click('button.button--main')
    expect(await page.locator('#errors').textContent()).to.include('须知有9句')
    expect(await page.inputValue('#marks')).to.equal('0, 500, 400')
    expect(await page.inputValue('#language')).to.equal('lis')

    await page.setInputFiles('#audio', { name: 'all.mp3', mimeType: 'audio/mpeg', buffer: await mp3Of({ seconds: 5 }) })
    await page.fill('#marks', '0 500 1000 1500 2000 2500 3000 3500 4000')
    await page.click('button.button--main')
    await page.waitForURL('**/staff/voice-packs')
    expect(await page.locator('.list').textContent())
      .to.include('傈僳语')
      .and.include('正在使用')
    await page.locator('.list a').first().click()
    await page.waitForURL('**/notice?voice=recorded-lis-*')
    expect(await page.locator('.tabs [aria-current]').textContent()).to.equal('傈僳语，真人朗读')
    await page.goto('/staff/voice-packs')
    await page.click('form[action$=remove] button')
    expect(await page.locator('main').textContent()).to.include('还没有录音')
    await page.context().close()
  })

  it('is accessible, list, form and faults, in both languages', async () => {
    const { baseUrl, demo } = await service()
    const token = demo.staff.find(({ username }) => username === 'system-admin')?.token ?? ''
    for (const locale of ['zh-CN', 'en-GB']) {
      const { page, faults } = await openPhone({ locale })
      await page.context().addCookies([{ name: 'session', value: token, url: baseUrl }])
      await page.goto('/staff/voice-packs')
      await expectAccessible(page)
      await page.goto('/staff/voice-packs/new?service=health-institutions')
      await expectAccessible(page)
      await page.click('button.button--main')
      await page.waitForSelector('#errors')
      await expectAccessible(page)
      await page.context().close()
      expect(faults).to.deep.equal([])
    }
  })
})

describe('a recording that is sent from a page', function () {
  this.timeout(60_000)

  it('tells how much of it is sent, can be stopped, and leaves what was chosen when something is wrong with it', async () => {
    const { page, faults } = await openPhone()
    const session = { name: 'session', value: await staffToken('system-admin'), url: (await service()).baseUrl }
    await page.context().addCookies([session])
    await page.goto('/staff/voice-packs/new?service=health-institutions')
    const network = await page.context().newCDPSession(page)
    const conditions = { offline: false, latency: 0, downloadThroughput: -1 }
    await network.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput: 20_000 })
    await page.selectOption('#language', 'hni')
    await page.setInputFiles('#audio', {
      name: 'all.mp3',
      mimeType: 'audio/mpeg',
      buffer: await mp3Of({ seconds: 30 }),
    })
    await page.fill('#marks', '0, 500, 400')
    await page.click('button[data-sends]')
    await page.waitForFunction(() => Number(document.querySelector<HTMLProgressElement>('main progress')?.value) > 0)
    expect(await page.textContent('main [data-part=how]')).to.match(/^正在上传 \d+%$/)
    await expectAccessible(page)
    await page.click('main [data-part=stop]')
    await page.waitForSelector('main [data-part=told]:has-text("已经停下")')

    await network.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput: -1 })
    await page.click('button[data-sends]')
    await page.waitForSelector('#errors:focus')
    expect(await page.locator('#errors').textContent()).to.include('须知有9句')
    for (const link of await page.locator('#errors a').all()) {
      expect(await page.locator((await link.getAttribute('href')) ?? '').count()).to.equal(1)
    }
    expect(await page.locator('#audio').evaluate((input: HTMLInputElement) => input.files?.length)).to.equal(1)
    await page.fill('#marks', Array.from({ length: 9 }, (_, index) => index * 2000).join())
    await page.click('button[data-sends]')
    await page.waitForURL('**/staff/voice-packs')
    expect(await page.locator('.list').textContent()).to.include('哈尼语')
    await page.click('form[action$=remove] button')
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})

describe('a recording of variable bit rate in a browser', function () {
  this.timeout(60_000)

  it('lasts as long as its cues say', async () => {
    const token = await staffToken('system-admin')
    const form = new FormData()
    const parts = await Promise.all([
      mp3Of({ seconds: 12, loud: false, variable: true }),
      mp3Of({ seconds: 12, variable: true }),
    ])
    form.set('audio', new Blob(parts.map((part) => new Uint8Array(part))), 'all.mp3')
    const marks = Array.from({ length: 9 }, (_, index) => index * 2000).join()
    const version = await noticeVersion('health-institutions')
    for (const [name, value] of Object.entries({ serviceId: 'health-institutions', version, language: 'hni', marks })) {
      form.set(name, value)
    }
    const { json } = await api('POST', '/v1/staff/voice-packs', { token, body: form })
    const { page } = await openPhone()
    await page.goto(`/services/health-institutions/notice?voice=${json.voice}`)
    const duration = await page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
      audio.preload = 'metadata'
      audio.load()
      await new Promise((resolve) => audio.addEventListener('loadedmetadata', resolve, { once: true }))
      return audio.duration
    })
    expect(duration * 1000).to.be.closeTo(json.durationMs, 120)
    await expectAccessible(page)
    await page.context().close()
    await api('DELETE', `/v1/staff/voice-packs/${json.id}`, { token })
  })
})
