import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/axe.ts'
import { openPhone, waitForFocus } from '../support/browser.ts'
import { openAtQuestions } from './begun-form.ts'

const allowance = 'minimum-living-allowance'
const pick = (page: Page, name: string, value: string) => page.check(`input[name="answers.${name}"][value="${value}"]`)
const next = (page: Page) => page.click('button.button--main')

async function fillHousehold(page: Page): Promise<void> {
  await pick(page, 'mainReason', 'illness')
  await pick(page, 'sameRegister', 'yes')
  for (const property of ['otherHouse', 'vehicle', 'savings']) await pick(page, property, 'no')
  await pick(page, 'agreesToCheck', 'yes')
}

async function fillMember(page: Page, index: number, income: string): Promise<void> {
  const at = `#answers-members-${index}`
  await page.fill(`${at}-name`, `样本${index === 0 ? '甲' : '乙'}`)
  await page.selectOption(`${at}-relation`, index === 0 ? 'self' : 'child')
  await page.fill(`${at}-birthYear`, index === 0 ? '1968年' : '2015')
  await pick(page, `members.${index}.canWork`, 'no')
  await page.fill(`${at}-income`, income)
}

async function goOnToReceipt(page: Page): Promise<void> {
  await page.waitForURL('**/apply/problems')
  expect(await page.textContent('h1')).to.equal('您的情况')
  await page.check('input[value=L01]')
  await next(page)
  await page.waitForURL('**/apply/materials')
  await next(page)
  await page.waitForURL('**/apply/review')
  const facts = await page.textContent('.facts')
  expect(facts).to.include('第2位家里人，平均一个月挣多少钱').and.to.include('300.5元').and.to.include('1968年')
}

describe('the questions of an application in a browser', function () {
  this.timeout(60_000)

  it('are asked as answers call for them, mended where they are wrong, and filed', async () => {
    const { page, faults } = await openAtQuestions(allowance)
    const place = page.locator('#answers-registerPlace')
    expect(await place.isVisible()).to.equal(false)
    await pick(page, 'sameRegister', 'no')
    expect(await place.isVisible()).to.equal(true)
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).to.equal(
      'answers.sameRegister',
    )
    await fillHousehold(page)
    expect(await place.isVisible()).to.equal(false)

    await fillMember(page, 0, '0')
    await page.fill('#answers-members-0-idNumber', '53011419680307011')
    await page.click('button[value="add:members"]')
    await waitForFocus(page, 'answers-members-1')
    expect(await page.inputValue('#answers-members-0-birthYear')).to.equal('1968年')
    await fillMember(page, 1, '三百')

    await next(page)
    await page.waitForSelector('#errors')
    await expectAccessible(page)
    expect(await page.locator('#errors li').allTextContents()).to.deep.equal([
      '第1位家里人的“身份证号码”应该是18位，最后一位可以是X。请对着身份证再数一遍。',
      '第2位家里人的“平均一个月挣多少钱”要填钱数，比如300或者300.50。请重新填写。',
    ])
    await page.locator('#errors a').nth(1).click()
    await waitForFocus(page, 'answers-members-1-income')
    expect(await page.inputValue('#answers-members-1-income')).to.equal('三百')
    await page.fill('#answers-members-1-income', '300.50元')
    await page.fill('#answers-members-0-idNumber', '')
    await next(page)
    await goOnToReceipt(page)
    await expectAccessible(page)
    await next(page)
    await page.waitForURL('**/receipt')
    expect(await page.textContent('main')).to.match(/便民服务中心民政窗口/)
    await page.click('.button--main')
    await expectAccessible(page)
    expect(await page.textContent('.facts')).to.include('样本乙')
    expect(faults).to.deep.equal([])
    await page.context().close()
  })

  it('need no script: buttons show what follows, add and remove entries', async () => {
    const { page } = await openAtQuestions(allowance, { javaScriptEnabled: false })
    await pick(page, 'sameRegister', 'no')
    await page.locator('button[value=narrow][formaction$=sameRegister]').click()
    expect(await page.locator('#answers-registerPlace').isVisible()).to.equal(true)
    expect(page.url()).to.match(/#answers-sameRegister$/)
    await fillHousehold(page)
    await fillMember(page, 0, '0')
    await page.click('button[value="add:members"]')
    await page.click('button[value="add:members"]')
    await page.click('button[value="remove:members:1"]')
    expect(
      await page
        .locator('.group fieldset[id^=answers-members-]:not([id*="relation"]):not([id*="-c"]):not([id*="-h"])')
        .count(),
    ).to.equal(2)
    await fillMember(page, 1, '300.x')
    await page.locator('#answers-members-1-income').press('Enter')
    expect(await page.locator('#errors li').count()).to.equal(1)
    await page.fill('#answers-members-1-income', '300.5')
    await next(page)
    await goOnToReceipt(page)
    await next(page)
    await page.waitForURL('**/receipt')
    await page.context().close()
  })

  it('of a reimbursement ask about an invoice that was handed in before, and let it pass when it is confirmed', async () => {
    for (const again of [false, true]) {
      const { page } = await openAtQuestions('remote-care-reimbursement')
      await page.selectOption('select[name="answers.place.province"]', '44')
      await page.waitForSelector('select[name="answers.place.prefecture"] option[value="4401"]', { state: 'attached' })
      await page.selectOption('select[name="answers.place.prefecture"]', '4401')
      await page.fill('#answers-hospital', '样本医院')
      await pick(page, 'care', 'emergency')
      await page.fill('#answers-from', '2026.3.1')
      await pick(page, 'registered', 'unknown')
      await pick(page, 'claimedElsewhere', 'no')
      await page.fill('#answers-invoices-0-number', 'YB-BROWSER-1')
      await page.fill('#answers-invoices-0-amount', '1,280.50')
      await next(page)
      if (again) {
        await page.waitForSelector('#errors')
        await expectAccessible(page)
        expect(await page.textContent('#errors')).to.include('在别的申请里已经有了')
        await pick(page, 'invoicesAgain', 'yes')
        await next(page)
      }
      await page.waitForURL('**/apply/problems')
      await page.check('input[value=R05]')
      await next(page)
      await page.waitForURL('**/apply/materials')
      await expectAccessible(page)
      await next(page)
      await page.waitForURL('**/apply/review')
      await next(page)
      await page.waitForURL('**/receipt')
      await page.context().close()
    }
  })

  it('can be heard, first what is wrong with the answers', async () => {
    const { page } = await openAtQuestions('job-training')
    const heard = async () => {
      const audio = await page.request.get((await page.locator('main audio').getAttribute('src')) ?? '')
      expect([audio.status(), audio.headers()['content-type']]).to.deep.equal([200, 'audio/mpeg'])
      return (await audio.body()).length
    }
    const asked = await heard()
    await next(page)
    await page.waitForSelector('#errors')
    expect(await heard()).to.be.above(asked)
    await page.context().close()
  })

  it('left open are told before sending, and sending leads back to them', async () => {
    const { page } = await openAtQuestions('job-training')
    await page.goto('/services/job-training/apply/review')
    expect(await page.locator('.remarks a').count()).to.equal(4)
    await expectAccessible(page)
    await next(page)
    await page.waitForSelector('#errors')
    expect(await page.textContent('h1')).to.equal('请回答几个问题')
    await page.fill('#answers-trade', '电焊')
    await next(page)
    expect(await page.locator('#errors li').count()).to.equal(3)
    expect(page.url()).to.match(/apply\/questions$/)
    await page.context().close()
  })

  it('to oneself come before the notice, advise, and keep nobody from going on', async () => {
    const { page } = await openPhone()
    await page.goto(`/services/${allowance}`)
    const advice = page.locator('#check-alreadyReceiving')
    expect(await advice.isVisible()).to.equal(false)
    await page.locator('input[name="check.alreadyReceiving"][data-against]').check()
    expect(await advice.isVisible()).to.equal(true)
    await expectAccessible(page)
    await page.click('.button--main')
    await page.waitForURL('**/notice')
    await page.context().close()
  })

  for (const id of ['destitute-support', 'school-dropout', 'serious-illness-treatment', 'insurance-enrolment']) {
    it(`of ${id} are accessible`, async () => {
      const { page } = await openAtQuestions(id, { locale: 'en-GB' })
      await expectAccessible(page)
      await page.context().close()
    })
  }
})
