import { expect } from 'chai'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { checkDigitOf } from '../../src/kernel/id-number.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone, waitForFocus } from '../support/browser.ts'
import { service } from '../support/service.ts'

const form = '/services/drinking-water/offline'
const village = ['53', '5301', '530114', '530114001', '530114001001']

interface Phone {
  context: BrowserContext
  page: Page
  person: ReturnType<typeof inventPerson>
  token: string
}

/** Faults of scripts; that a request fails without a network is none. */
const faults: string[] = []

/** A phone that has opened the product once, logged in. */
async function phoneOf(person = inventPerson()): Promise<Phone> {
  const token = await logIn(person.phone)
  const { page } = await openPhone({ serviceWorkers: 'allow' })
  page.on('pageerror', (error) => faults.push(error.message))
  const context = page.context()
  await useSession(context, token)
  await page.goto('/help-me-choose')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return { context, page, person, token }
}

async function useSession(context: BrowserContext, token: string): Promise<void> {
  await context.addCookies([{ name: 'session', value: token, url: (await service()).baseUrl }])
}

async function choose(page: Page, name: string, codes: string[]): Promise<void> {
  const levels = ['province', 'prefecture', 'county', 'township', 'village']
  for (const [index, code] of codes.entries()) {
    const list = `select[name="${name}.${levels[index]}"]`
    await page.waitForSelector(`${list} option[value="${code}"]`, { state: 'attached' })
    await page.selectOption(list, code)
  }
}

async function fillIn({ page, person }: Phone): Promise<void> {
  await page.waitForSelector('form[data-ready]')
  await page.check('#agree')
  await page.fill('#applicant-name', person.name)
  await page.fill('#applicant-idNumber', person.idNumber)
  await page.fill('#applicant-phone', person.phone)
  await choose(page, 'residence', village.slice(0, 4))
  await choose(page, 'problemPlace', village)
  await page.check('input[value=W03]')
  await page.fill('#description', '三天没有水了')
}

async function send({ page }: Phone): Promise<void> {
  await page.click('[data-send]')
  await page.waitForURL('**/waiting#*')
}

/** The words of an entry that waits. */
function saying(page: Page, words: string | RegExp): Promise<void> {
  return page.locator('[data-list] .state', { hasText: words }).waitFor()
}

async function casesOf(token: string) {
  const { json } = await api('GET', '/v1/cases', { token })
  return json.items as { id: string; caseNumber: string; helping: boolean }[]
}

describe('filing without a network', function () {
  this.timeout(60_000)
  const open: Phone[] = []
  let phone: Phone

  async function filledIn(change?: (page: Page) => Promise<void>): Promise<Phone> {
    const made = await phoneOf()
    open.push(made)
    await made.page.goto(form)
    await made.context.setOffline(true)
    await fillIn(made)
    await change?.(made.page)
    return made
  }

  after(async () => {
    for (const { context } of open) await context.close()
    expect(faults, 'faults of scripts').to.deep.equal([])
  })

  it('shows what can be done when a page cannot be opened', async () => {
    phone = await phoneOf()
    open.push(phone)
    await phone.page.goto('/me/edit')
    await phone.context.setOffline(true)
    await phone.page.fill('#name', '样本丁')
    await phone.page.click('button.button--main')
    await phone.page.waitForSelector('form [data-no-network]')
    expect(await phone.page.inputValue('#name')).to.equal('样本丁')
    await phone.page.goto('/cases')
    expect(await phone.page.locator('h1').textContent()).to.equal('现在没有网络')
    expect(await phone.page.locator('a[href="/waiting"]').count()).to.be.above(0)
    await expectAccessible(phone.page)
    const kept = await phone.page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.filter((path) => /^\/(cases|me|v1\/(?!divisions)|services\/[\w-]+\/apply)/.test(path))).to.deep.equal(
      [],
    )
  })

  it('opens the form of a service whose page was asked for, and tells at once what the server would refuse', async () => {
    const { page } = phone
    await page.goto('/services/drinking-water')
    expect(new URL(page.url()).pathname).to.equal(form)
    await page.waitForSelector('form[data-ready]')
    await page.fill('#applicant-idNumber', '530114195603070026')
    await page.click('[data-send]')
    await page.waitForSelector('#errors')
    const told = await page.locator('#errors li').allTextContents()
    expect(told).to.include('请先看完或听完须知，再勾选同意。').and.include('联系电话没有填，请补上。')
    expect(told.join()).to.include('有一位不对')
    await waitForFocus(page, 'errors')
    await expectAccessible(page)
  })

  it('keeps what was typed when the page is killed, and says plainly that what was sent is not filed yet', async () => {
    await fillIn(phone)
    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a6a50' } })
      .jpeg()
      .toBuffer()
    const files = ['pipe.jpg', 'tank.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer }))
    await phone.page.setInputFiles('#photos-photo', files)
    await phone.page.locator('[data-photos=photo] img').nth(1).waitFor()
    await phone.page.waitForTimeout(600)
    await phone.page.close()
    phone.page = await phone.context.newPage()
    await phone.page.goto(form)
    await phone.page.waitForSelector('form[data-ready]')
    expect(await phone.page.inputValue('#applicant-name')).to.equal(phone.person.name)
    expect(await phone.page.inputValue('select[name="problemPlace.village"]')).to.equal(village[4])
    expect(await phone.page.locator('[data-photos=photo] img').count()).to.equal(2)
    await expectAccessible(phone.page)
    await send(phone)
    await saying(phone.page, '等网络，还没有提交')
    expect(await phone.page.evaluate(() => document.activeElement?.textContent)).to.include('还没有提交')
    await expectAccessible(phone.page)
  })

  it('lays nothing open on the disk', async () => {
    const readable = await phone.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('kept-forms')
        request.onsuccess = () => resolve(request.result)
      })
      const all = (name: string) =>
        new Promise<unknown[]>((resolve) => {
          const request = database.transaction(name).objectStore(name).getAll()
          request.onsuccess = () => resolve(request.result)
        })
      const [key] = (await all('keys')) as CryptoKey[]
      const entries = (await all('entries')) as { data: ArrayBuffer }[]
      const text = new TextDecoder().decode(entries[0]?.data)
      return { extractable: key?.extractable, fields: Object.keys(entries[0] ?? {}), text }
    })
    expect(readable).to.deep.include({ extractable: false, fields: ['iv', 'data'] })
    expect(readable.text).to.not.include(phone.person.phone)
  })

  it('sends once when the network is back, though answers are lost on the way and two tabs send', async () => {
    const { context, page, person, token } = phone
    const back = (tab: Page) => tab.evaluate(() => void window.dispatchEvent(new Event('online')))
    let [photos, posts] = [0, 0]
    await context.route('**/v1/attachments', async (route) => {
      const answer = await route.fetch()
      // The second photo has arrived, but the phone does not know.
      if (++photos === 2) return route.abort()
      await route.fulfill({ response: answer })
    })
    await context.route(`**${form}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      // It arrives and is filed; only the answer is lost.
      await route.fetch()
      posts++
      await route.abort()
    })
    await context.setOffline(false)
    // A page that came from what is kept is not told so here, as one on a phone is.
    await back(page)
    while (photos < 2) await page.waitForTimeout(50)
    expect(posts).to.equal(0)
    await back(page)
    while (posts < 1) await page.waitForTimeout(50)
    await saying(page, '没有收到回音')
    expect(await page.locator('a:text("修改")').count()).to.equal(0)
    expect((await casesOf(token)).length).to.equal(1)
    expect(posts).to.equal(1)
    await context.unroute(`**${form}`)
    const second = await context.newPage()
    await Promise.all([second.goto('/waiting'), back(page)])
    await Promise.all([page, second].map((tab) => saying(tab, '已经提交')))
    const cases = await casesOf(token)
    expect(cases.length).to.equal(1)
    const found = await api('GET', `/v1/staff/cases/${cases[0]?.id}`, {
      token: await staffToken('water-530114-handler'),
    })
    expect(found.json.description).to.equal('三天没有水了')
    expect(found.json.applicant.name).to.equal(person.name)
    expect(found.json.attachments.length).to.equal(2)
    expect(photos).to.equal(3)
    await page.click('a:text("看回执")')
    expect(await page.locator('.number strong').textContent()).to.equal(cases[0]?.caseNumber)
  })

  it('is sent by the browser itself, once, when the network is back and no page is open', async () => {
    const made = await filledIn()
    const { context, page, token } = made
    await send(made)
    await saying(page, '等网络，还没有提交')
    // While the page is open its worker has no network either; one that the browser starts later by itself may have.
    expect((await casesOf(token)).length).to.equal(0)
    await page.goto('about:blank')
    await context.setOffline(false)
    const devtools = await context.newCDPSession(page)
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
        if (ours) resolve(ours.registrationId)
      })
    })
    const origin = new URL((await service()).baseUrl).origin
    await devtools.send('ServiceWorker.enable')
    const registrationId = await registered
    const sync = () =>
      devtools.send('ServiceWorker.dispatchSyncEvent', {
        origin,
        registrationId,
        tag: 'send-waiting',
        lastChance: false,
      })
    // The browser may have begun already by itself, and tries again where it began too early.
    await Promise.all([sync(), sync()])
    while ((await casesOf(token)).length === 0) {
      await page.waitForTimeout(500)
      await sync()
    }
    await sync()
    await page.goto('/waiting')
    await saying(page, '已经提交')
    expect((await casesOf(token)).length).to.equal(1)
  })

  it('is sent with a proof of that moment, though the cookies of its page are gone', async () => {
    const made = await filledIn()
    const { context, page, token } = made
    await send(made)
    await context.clearCookies({ name: 'browser' })
    await context.setOffline(false)
    while ((await casesOf(token)).length === 0) await page.waitForTimeout(50)
    await saying(page, '已经提交')
    expect((await casesOf(token)).length).to.equal(1)
  })

  it('asks for the login that has ended, and never sends under another account', async () => {
    const made = await filledIn()
    await send(made)
    await made.context.clearCookies()
    await made.context.setOffline(false)
    await saying(made.page, '请登录')
    await useSession(made.context, await logIn(inventPerson().phone))
    await made.page.reload()
    await saying(made.page, '另一个账号')
    expect(await made.page.locator('[data-list] a:text("修改")').count()).to.equal(0)
    await useSession(made.context, await logIn(made.person.phone))
    await made.page.reload()
    await saying(made.page, '已经提交')
    expect((await casesOf(made.token)).length).to.equal(1)
  })

  it('asks to agree anew to a notice that has changed, then mends a fault that only the server finds', async () => {
    const made = await filledIn(async (page) => {
      await page.check('input[name=whom][value=other]')
      await page.fill('#helper-name', '样本乙')
      await page.selectOption('#helper-relationship', 'neighbour')
      await page.fill('#agreement-on', '2026-01-05')
      await page.fill('#agreement-place', '本人家里')
      await page.fill('#agreement-people', '本人和她的儿子')
      // Outside Yunnan a phone without a network knows the provinces only.
      await page.selectOption('select[name="residence.province"]', '11')
      // As it was when the phone kept the page.
      await page.evaluate(() => document.querySelector('[name=version]')?.setAttribute('value', '2000-01-01'))
    })
    const { page } = made
    await send(made)
    await made.context.setOffline(false)
    await saying(page, '须知已经更新')
    await page.click('a:text("重新看须知")')
    await page.waitForSelector('#errors')
    expect(await page.isChecked('#agree')).to.equal(false)
    await page.check('#agree')
    await send(made)
    await saying(page, '有内容需要改一下')
    await page.click('a:text("去修改")')
    await page.waitForSelector('#residence-code .fault')
    expect(await page.inputValue('#description')).to.equal('三天没有水了')
    await expectAccessible(page)
    await choose(page, 'residence', ['11', '1101', '110101'])
    await page.click('[data-send]')
    await page.locator('.number, .state:text("已经提交")').waitFor()
    expect((await casesOf(made.token)).map(({ helping }) => helping)).to.deep.equal([true])
  })

  it('throws away when asked twice, and leaves nothing behind with the account', async () => {
    const { context, page } = open.at(-1) as Phone
    await page.goto('/services/minimum-living-allowance/offline')
    await page.waitForSelector('form[data-ready]')
    await page.click('button[value^="add:"]')
    await page.fill('#applicant-name', '样本丙')
    await page.locator('[data-waiting-link] [data-count]', { hasText: '1件' }).waitFor()
    const guardian = page.locator('[data-purpose=minor]')
    await page.fill('#applicant-idNumber', '530114195603070026')
    expect(await guardian.isVisible()).to.equal(false)
    const first17 = `530114${new Date().getFullYear() - 9}0307701`
    await page.fill('#applicant-idNumber', `${first17}${checkDigitOf(first17)}`)
    expect(await guardian.locator('label').innerText()).to.equal('我是孩子的监护人，同意为孩子办理')
    await page.check('input[name=whom][value=other]')
    expect(await guardian.locator('label').innerText()).to.equal('孩子的监护人说同意为孩子办理')
    await expectAccessible(page)
    await page.goto('/waiting')
    await page.click('li:has-text("没有填完") button:text("扔掉")')
    await page.click('button:text("留着")')
    await saying(page, '没有填完')
    await useSession(context, await logIn(inventPerson().phone))
    await page.goto('/help-me-choose')
    let asked = ''
    page.once('dialog', (dialog) => {
      asked = dialog.message()
      void dialog.accept()
    })
    await page.click('form[action="/logout"] button')
    await page.waitForSelector('a[href="/login"]')
    expect(asked).to.include('还有1件没有发出')
    await page.goto('/waiting')
    await page.waitForSelector('[data-none]:not([hidden])')
  })
})
