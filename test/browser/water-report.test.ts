import { expect } from 'chai'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { makeSpecimen } from '../../tools/specimens/specimen.ts'
import { api, inventPerson } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone, waitForFocus } from '../support/browser.ts'
import { service } from '../support/service.ts'

const position = { longitude: 102.8215, latitude: 24.8855, accuracy: 30 }

async function codeFor(phone: string): Promise<string> {
  const { json } = await api('GET', '/demo/outbox')
  const message = json.items.find(({ to, body }: { to: string; body: string }) => to === phone && /验证码/.test(body))
  return /\d{6}/.exec(message.body)?.[0] ?? ''
}

async function logIn(page: Page, phone: string): Promise<void> {
  await page.fill('#phone', phone)
  await page.click('button[value=send]')
  await page.waitForSelector('#code')
  await page.fill('#code', await codeFor(phone))
  await page.click('button[value=login]')
}

async function photoOfTheProblem(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a6a50' } })
    .jpeg()
    .toBuffer()
}

/** Chooses 云南省 … 城内社区 from the five lists, each of which opens the next. */
async function chooseVillage(page: Page, name: string): Promise<void> {
  const codes = ['53', '5301', '530114', '530114001', '530114001001']
  const levels = ['province', 'prefecture', 'county', 'township', 'village']
  for (const [index, level] of levels.entries()) {
    await page.waitForSelector(`select[name="${name}.${level}"] option[value="${codes[index]}"]`, { state: 'attached' })
    await page.selectOption(`select[name="${name}.${level}"]`, codes[index] ?? '')
  }
}

describe('a drinking-water report in a browser', function () {
  this.timeout(60_000)
  const phone = inventPerson().phone
  let page: Page
  let faults: string[]
  let truth: { name: string; idNumber: string }
  let broken = false

  // One story: what comes after a failed step would only fail again.
  beforeEach(function () {
    if (broken) this.skip()
  })
  before(async () => {
    const opened = await openPhone({ geolocation: position, permissions: ['geolocation'] })
    page = opened.page
    faults = opened.faults
  })
  after(async () => {
    await page.context().close()
    expect(faults, 'faults of scripts').to.deep.equal([])
  })
  afterEach(async function () {
    broken ||= this.currentTest?.state === 'failed'
    if (this.currentTest?.state === 'passed') await expectAccessible(page)
  })

  it('starts at home with six blocks, drinking water the sixth', async () => {
    await page.goto('/')
    expect(await page.locator('.blocks a').count()).to.equal(6)
    await page.locator('.blocks a').nth(5).click()
    await page.waitForURL('**/blocks/drinking-water')
  })

  it('leads through the service to the notice', async () => {
    await page.click('.card a')
    await expectAccessible(page)
    await page.click('.button--main')
    await page.waitForURL('**/notice')
  })

  it('reads the notice aloud and marks the sentence that is spoken', async () => {
    await page.click('[data-start-player]')
    await page.waitForSelector('.is-spoken')
    expect(await page.locator('.is-spoken').getAttribute('data-sentence')).to.equal('0')
    await page.click('[data-do=next]')
    await page.waitForSelector('[data-sentence="1"].is-spoken')
    await page.selectOption('[data-do=speed]', '1.5')
    expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.playbackRate)).to.equal(1.5)
    await page.click('[data-do=toggle]')
    expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.paused)).to.equal(true)
  })

  it('asks for the agreement, in words that can be found', async () => {
    await page.click('form.agree button')
    await page.waitForSelector('#errors')
    await waitForFocus(page, 'errors')
  })

  it('goes on to the login once it is agreed', async () => {
    await page.check('#agree')
    await page.click('form.agree button')
    await page.waitForURL('**/login**')
    await logIn(page, phone)
    await page.waitForURL('**/apply/whom')
  })

  it('asks whom it is for, oneself being chosen', async () => {
    expect(await page.isChecked('input[value=self]')).to.equal(true)
    expect(await page.isVisible('#helper-name')).to.equal(false)
    await page.click('button.button--main')
    await page.waitForURL('**/apply/applicant')
  })

  it('tells every empty entry at once and keeps what was typed', async () => {
    await page.fill('#applicant-name', '样本甲')
    await page.click('button.button--main')
    await page.waitForSelector('#errors')
    expect(await page.locator('#errors li').count()).to.equal(2)
    expect(await page.inputValue('#applicant-name')).to.equal('样本甲')
    await page.locator('#errors a').first().click()
    await waitForFocus(page, 'applicant-idNumber')
  })

  it('fills the form from a photo of the card', async () => {
    const specimen = await makeSpecimen({ seed: 20261123, level: 'light', side: 'front' })
    truth = specimen.truth as typeof truth
    await page.setInputFiles('#image', { name: 'card.jpg', mimeType: 'image/jpeg', buffer: specimen.jpeg })
    await page.waitForSelector('.notice-box')
    expect(await page.inputValue('#applicant-idNumber')).to.equal(truth.idNumber)
    expect(await page.inputValue('#applicant-name')).to.not.equal('样本甲')
  })

  it('finds the county by position and goes on with the township', async () => {
    await page.click('[data-locate=residence] [data-locate-button]')
    await page.waitForSelector('select[name="residence.township"] option[value="530114001"]', { state: 'attached' })
    expect(await page.inputValue('select[name="residence.county"]')).to.equal('530114')
    await page.selectOption('select[name="residence.township"]', '530114001')
    await page.fill('#applicant-name', truth.name)
    await page.click('button.button--main')
    await page.waitForURL('**/apply/place')
  })

  it('asks for the village of the problem', async () => {
    await page.click('button.button--main')
    await page.waitForSelector('#errors')
    await expectAccessible(page)
    await chooseVillage(page, 'problemPlace')
  })

  it('asks which county it is where the border is near, and says why', async () => {
    await page.context().setGeolocation({ ...position, latitude: 24.967 })
    const answered = page.waitForResponse('**/v1/divisions/resolve')
    await page.click('[data-locate=problemPlace] [data-locate-button]')
    await answered
    await page.waitForSelector('[data-locate=problemPlace] [data-locate-choices] button')
    expect(await page.locator('[data-locate=problemPlace] [data-locate-status]').textContent()).to.match(/县界.*呈贡区/)
    await expectAccessible(page)
    const spoken = page.waitForResponse('**/places/county/audio')
    await page.click('[data-locate=problemPlace] .button--voice')
    expect((await spoken).headers()).to.include({ 'content-type': 'audio/mpeg' })
    expect((await spoken).status()).to.equal(200)
    expect(Number((await spoken).headers()['content-length'])).to.be.above(10_000)
    await page.click('[data-locate=problemPlace] [data-locate-choices] button:text("官渡区")')
    await chooseVillage(page, 'problemPlace')
    await page.click('button.button--main')
    await page.waitForURL('**/apply/questions')
  })

  it('asks what only a report about water needs, and insists on none of it', async () => {
    await page.fill('#answers-since', '2026年2月')
    await page.click('button.button--main')
    await page.waitForURL('**/apply/problems')
  })

  it('explains a problem when it is chosen', async () => {
    expect(await page.locator('#why-W03').isVisible()).to.equal(false)
    await page.check('input[value=W03]')
    expect(await page.locator('#why-W03').isVisible()).to.equal(true)
    await page.fill('#description', '三天没有水了')
    await page.click('button.button--main')
    await page.waitForURL('**/apply/materials')
  })

  it('takes a photo as what it shows', async () => {
    const photo = { name: 'pipe.jpg', mimeType: 'image/jpeg', buffer: await photoOfTheProblem() }
    await page.setInputFiles('input[name="image.1"]', photo)
    await page.click('button[value="photo-1"]')
    await page.waitForSelector('section[aria-labelledby=photo-1-heading] .photos img')
    await expectAccessible(page)
    await page.click('button.button--main')
    await page.waitForURL('**/apply/review')
  })

  it('shows everything once more, to read and to hear', async () => {
    expect(await page.locator('.facts').textContent())
      .to.include(truth.idNumber)
      .and.to.include('城内社区')
      .and.to.include('2026年2月')
    const audio = await page.request.get((await page.locator('main audio').getAttribute('src')) ?? '')
    expect(audio.headers()['content-type']).to.equal('audio/mpeg')
  })

  it('files once and gives a receipt with a number', async () => {
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    expect(await page.locator('.number strong').textContent()).to.match(/^07530114\d{14}$/)
    expect(await page.locator('.number strong span').count()).to.equal(5)
    expect(await page.locator('[data-print]').isVisible()).to.equal(true)
  })

  it('shows the answer of the office with a red dot, and takes the rating', async () => {
    await staffAnswers()
    await page.goto('/cases?bucket=completed')
    expect(await page.locator('.top .dot').textContent()).to.match(/\d/)
    await expectAccessible(page)
    await page.click('.card a')
    await page.waitForSelector('.timeline')
    expect(await page.locator('.timeline').textContent()).to.include('水管已经换好')
    expect(await page.locator('.top .dot').count()).to.equal(0)
    await page.check('input[name=level][value="5"]')
    await page.click('form[action$=rating] button')
    await page.waitForSelector('text=您的评价')
  })

  async function staffAnswers(): Promise<void> {
    const { demo } = await service()
    const handler = demo.staff.find(({ username }) => username === 'water-530114-handler')
    const { page: desk, faults: deskFaults } = await openPhone({ viewport: { width: 1100, height: 800 } })
    await desk.goto('/staff/cases')
    await desk.waitForURL('**/staff/login**')
    await expectAccessible(desk)
    await desk.fill('#username', handler?.username ?? '')
    await desk.fill('#password', handler?.password ?? '')
    await desk.click('button.button--main')
    await desk.waitForURL('**/staff/cases')
    await expectAccessible(desk)
    await desk.locator('.list a').first().click()
    await desk.click('button[value=accept]')
    await desk.click('a[href$="/act/answer"]')
    await desk.waitForSelector('#note')
    await expectAccessible(desk)
    await desk.fill('#note', '水管已经换好，今天下午恢复供水。')
    await desk.click('button[value=send].button--main')
    await desk.waitForSelector('text=水管已经换好')
    await expectAccessible(desk)
    await desk.context().close()
    expect(deskFaults).to.deep.equal([])
  }
})

describe('the same report without JavaScript', function () {
  this.timeout(60_000)

  it('goes from home to the receipt', async () => {
    const { page } = await openPhone({ javaScriptEnabled: false })
    const person = inventPerson()
    await page.goto('/services/drinking-water/notice')
    expect(await page.locator('audio[controls]').isVisible()).to.equal(true)
    await page.check('#agree')
    await page.click('form.agree button')
    await logIn(page, person.phone)
    await page.click('button.button--main')
    const specimen = await makeSpecimen({ seed: 7, level: 'light', side: 'front' })
    await page.setInputFiles('#image', { name: 'card.jpg', mimeType: 'image/jpeg', buffer: specimen.jpeg })
    await page.click('button[value=card]')
    expect(await page.inputValue('#applicant-idNumber')).to.equal((specimen.truth as { idNumber: string }).idNumber)
    await page.fill('#applicant-name', person.name)
    await page.fill('#applicant-idNumber', person.idNumber)
    await chooseWithButtons(page, 'residence', ['53', '5301', '530114', '530114001'])
    await page.locator('#applicant-name').press('Enter')
    await page.waitForURL('**/apply/place')
    await chooseWithButtons(page, 'problemPlace', ['53', '5301', '530114', '530114001', '530114001001'])
    for (const step of ['questions', 'problems']) {
      await page.click('button.button--main')
      await page.waitForURL(`**/apply/${step}`)
    }
    await page.check('input[value=W05]')
    for (const step of ['materials', 'review']) {
      await page.click('button.button--main')
      await page.waitForURL(`**/apply/${step}`)
    }
    await page.click('button.button--main')
    await page.waitForURL('**/receipt')
    expect(await page.locator('.number strong').textContent()).to.match(/^07530114/)
    await page.context().close()
  })

  async function chooseWithButtons(page: Page, name: string, codes: string[]): Promise<void> {
    const levels = ['province', 'prefecture', 'county', 'township', 'village']
    for (const [index, code] of codes.entries()) {
      const select = `select[name="${name}.${levels[index]}"]`
      if ((await page.inputValue(select)) === code) continue
      await page.selectOption(select, code)
      await page.click('[data-narrow]')
    }
  }
})

describe('other pages', () => {
  for (const path of ['/docs', '/login', '/blocks/medical', '/services/minimum-living-allowance', '/no-such-page']) {
    it(`${path} is accessible in both languages`, async () => {
      for (const locale of ['zh-CN', 'en-GB']) {
        const { page } = await openPhone({ locale })
        await page.goto(path)
        await expectAccessible(page)
        await page.context().close()
      }
    })
  }
})
