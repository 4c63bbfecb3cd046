import { expect } from 'chai'
import type { CDPSession, Page } from 'playwright-core'
import { expectAccessible } from '../support/axe.ts'
import { waitForFocus } from '../support/browser.ts'
import { goodFront } from '../support/cards.ts'
import { inChenggong, takenAt } from '../support/photos.ts'
import { openAtQuestions } from './begun-form.ts'

const form = '/services/drinking-water/apply'
const applicant = `${form}/applicant`
/** Of a card that lies as it seems to. */
const cardStages = ['正在照片里找身份证', '找到身份证了，正在摆正', '正在读身份证上的字', '正在核对读到的字']
/** So slow that a photo of a card takes some seconds. */
const slowBytesPerSecond = 60_000

describe('a photo that is sent from a page', function () {
  this.timeout(60_000)
  let page: Page
  let faults: string[]
  let network: CDPSession
  let card: { name: string; mimeType: string; buffer: Buffer }
  before(async () => {
    ;({ page, faults } = await openAtQuestions('drinking-water'))
    network = await page.context().newCDPSession(page)
    card = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.from((await goodFront()).jpeg) }
  })
  after(async () => {
    await page.context().close()
    expect(
      faults.filter((fault) => !fault.includes('net::ERR_FAILED')),
      'faults of scripts',
    ).to.deep.equal([])
  })

  const isSlow = (slow: boolean) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: slow ? slowBytesPerSecond : -1,
    })
  const told = (text: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector('[data-part=told]')?.textContent?.includes(wanted) === true,
      text,
    )
  /** What stood at the bar, one after the other; on the way `stopAt` the button that stops is pressed. */
  const watch = (stopAt = '') =>
    page.evaluate((stop) => {
      const seen: string[] = []
      sessionStorage.setItem('seen', '[]')
      new MutationObserver(() => {
        const text = document.querySelector('main [data-part=how]')?.textContent ?? ''
        if (text === '' || text === seen.at(-1)) return
        seen.push(text)
        sessionStorage.setItem('seen', JSON.stringify(seen))
        if (stop !== '' && text.includes(stop)) document.querySelector<HTMLElement>('main [data-part=stop]')?.click()
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    }, stopAt)
  const seen = async () => JSON.parse(await page.evaluate(() => sessionStorage.getItem('seen') ?? '[]')) as string[]
  const typed = () => page.inputValue('#residence-detail')

  it('tells how much is sent, and what was typed stays when it is stopped', async () => {
    await page.goto(applicant)
    await page.fill('#residence-detail', '样本路9号')
    await isSlow(true)
    await page.setInputFiles('#image', card)
    await page.waitForFunction(() => Number(document.querySelector<HTMLProgressElement>('main progress')?.value) > 0)
    expect(await page.textContent('main [data-part=how]')).to.match(/^正在上传 \d+%$/)
    await told('正在上传照片。')
    await expectAccessible(page)
    await page.click('[data-part=stop]')
    await told('已经停下。您填的都还在。')
    expect(await typed()).to.equal('样本路9号')
    expect(await page.isVisible('main progress')).to.equal(false)
    await isSlow(false)
  })

  it('can be stopped while the card is read, of which nothing is kept then', async () => {
    await watch('正在照片里找身份证')
    await page.click('button[value=card]')
    await told('已经停下。您填的都还在。')
    expect(await typed()).to.equal('样本路9号')
    await page.goto(applicant)
    expect(await page.locator('main .notice-box').count()).to.equal(0)
  })

  it('says what was wrong with it above what was typed', async () => {
    await page.fill('#residence-detail', '样本路9号')
    const buffer = await takenAt(inChenggong)
    await page.setInputFiles('#image', { ...card, buffer })
    await waitForFocus(page, 'errors')
    expect(await page.title()).to.match(/^有错误/)
    expect([await typed(), await page.locator('[data-sending]').count()]).to.deep.equal(['样本路9号', 0])
    await expectAccessible(page)
  })

  it('that does not arrive can be sent again by the browser itself, and the card is in the form', async () => {
    await page.route(`**${applicant}`, (route) => route.abort())
    await page.setInputFiles('#image', card)
    await told('没有传成功。')
    await page.unroute(`**${applicant}`)
    await Promise.all([page.waitForEvent('load'), page.click('[data-part=plain]')])
    await page.waitForSelector('main .notice-box')
    expect(await typed()).to.not.equal('样本路9号')
  })

  it('leads to the page that shows what came of it, by the stages that are known', async () => {
    await watch()
    await page.evaluate(() => {
      const guided = document.querySelector<HTMLInputElement>('[name=guided]')
      if (guided) guided.value = 'yes'
    })
    const loaded = page.waitForEvent('load')
    await page.setInputFiles('#image', card)
    await loaded
    await page.waitForSelector('[data-read-now]')
    const stages = (await seen()).map((text) => text.replace(/[\d ].*$/, '').replace('，已经等了', ''))
    const [first, work, ...rest] = [...new Set(stages)]
    expect([first, work, rest.at(-1)]).to.deep.equal(['正在上传', '正在读身份证', '正在填表'])
    const ofCard = rest.slice(0, -1).filter((text) => !text.startsWith('正在排队'))
    // A stage that is over at once may not be seen, and none is seen before its time.
    expect(ofCard.length, ofCard.join()).to.be.greaterThan(2)
    expect(ofCard).to.deep.equal(cardStages.filter((stage) => ofCard.includes(stage)))
  })

  it('of the problem is added to the others', async () => {
    await page.goto(`${form}/materials`)
    await page.setInputFiles('#photo', { ...card, buffer: await takenAt(inChenggong) })
    await Promise.all([page.waitForEvent('load'), page.click('button[value=photo]')])
    await page.waitForSelector('.photos img')
    expect(new URL(page.url()).pathname).to.equal(`${form}/materials`)
  })

  it('does not stand for what is still to be ticked: the review says that nothing is', async () => {
    await page.goto(`${form}/review`)
    expect(await page.textContent('dt:text-is("勾选的情况") + dd')).to.contain('还没有勾选')
  })
})
