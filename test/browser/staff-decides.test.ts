import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { Case } from '../../models/case.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { secondsOf } from './heard.ts'
import { atDesk, sitDown, tabTo } from './staff-desk.ts'

const county = { problemPlace: { code: '530111001001' } }
const handler = 'civil-530111-handler'
const approver = 'civil-530111-approver'
const stateOf = async (page: Page) => (await page.locator('.state').textContent())?.trim()

/** What a button plays, as the page would fetch it. */
function secondsHeard(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('[data-hear]')
    const typed = [...new FormData(button?.form ?? undefined)].map(([name, value]) => [name, String(value)])
    const answer = await fetch(button?.formAction ?? '', { method: 'POST', body: new URLSearchParams(typed) })
    const sound = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(await answer.arrayBuffer())
    return sound.duration
  })
}

describe('an allowance through the pages of the staff', function () {
  this.timeout(60_000)

  it('goes from acceptance to approval by two people, the first with the keyboard alone', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = (await fileService(citizen, 'minimum-living-allowance', county)).json
    const { page, faults } = await atDesk(handler)
    const press = async (name: string) => {
      await tabTo(page, name)
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    }
    await page.goto(`/staff/cases/${id}`)
    await press('受理')
    await press('开始核实')
    await press('初审意见')
    await tabTo(page, '符合')
    await page.keyboard.press('Space')
    await tabTo(page, '核实到的情况')
    await page.keyboard.type('家里收入低，财产符合。')
    await press('初审意见')
    expect(await stateOf(page)).to.equal('初审中')
    await press('公示')
    expect(await page.locator('.reading, main').first().textContent()).to.include('7天')
    await press('核对一遍')
    expect(await page.locator('.reading').textContent()).to.include('初审符合条件')
    await press('确定公示')
    expect(await stateOf(page)).to.equal('正在公示')
    expect(await page.locator('main').textContent()).to.include('还剩')
    // The seven days go by.
    const record = await Case.findByPk(id, { rejectOnEmpty: true })
    await record.update({ progress: { ...record.progress, publicUntil: new Date(0).toISOString() } })
    await PublicNotice.update({ untilAt: new Date(0) }, { where: { caseId: id } })
    await page.goto('/staff')
    expect(await page.locator('a[href*="todo=send-up"]').count()).to.equal(1)
    await page.goto(`/staff/cases/${id}`)
    await press('报县里审核')
    expect(await page.locator('a[href$="/act/approve"]').count()).to.equal(0)

    await sitDown(page, approver)
    await page.goto('/staff')
    expect(await page.locator('a[href*="todo=decide"]').count()).to.equal(1)
    await page.goto(`/staff/cases/${id}/act/approve`)
    await page.fill('#amountFen', '六百八')
    await page.click('main button.button--main')
    expect(await page.locator('#amountFen-fault').textContent()).to.not.equal('')
    expect(await page.inputValue('#amountFen')).to.equal('六百八')
    await expectAccessible(page)
    await page.fill('#amountFen', '680元')
    await page.fill('#note', '从下月起发放。')
    await page.click('main button.button--main')
    await page.click('button[value=sure]')
    await page.waitForSelector('.timeline')
    expect(await stateOf(page)).to.equal('已经批准，正在落实')
    await page.context().close()
    expect(faults).to.deep.equal([])
  })

  it('is refused after it was heard and looked at once more, and the citizen reads just that', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = (await fileService(citizen, 'destitute-support', county)).json
    const { page } = await atDesk(handler, { javaScriptEnabled: false })
    await page.goto(`/staff/cases/${id}`)
    await page.click('button[value=accept]')
    await page.click('button[value=investigate]')
    await page.click('a[href$="/act/opinion"]')
    await page.click('main button.button--main')
    expect(await page.locator('.fault').count()).to.equal(2)
    await page.check('[name=fit][value=no]')
    await page.fill('#note', '有法定赡养人')
    await page.click('main button.button--main')
    await page.click('button[value=submit-to-county]')
    await page.context().close()

    const { page: desk, faults } = await atDesk(approver)
    await desk.goto(`/staff/cases/${id}/act/deny`)
    await expectAccessible(desk)
    await desk.selectOption('#template', 'supporter')
    await desk.click('button[value=template]')
    expect(await desk.inputValue('#note')).to.include('有能养您的子女')
    await desk.fill('#note', '经核查，您有能养您的子女。')
    await desk.click('main button.button--main')
    expect(await desk.locator('#basis-fault').textContent()).to.not.equal('')
    await desk.check('[name=basis][value=sa-14]')
    await desk.click('main button.button--main')
    const told = (await desk.locator('.reading').textContent())?.trim() ?? ''
    for (const part of ['能养您的子女', '第十四条', '复议', '六个月']) expect(told).to.include(part)
    expect(await desk.locator('main').textContent()).to.include('“经核查”可以说成“我们查过”')
    expect(await secondsHeard(desk)).to.be.above(5)
    await expectAccessible(desk)
    expect((await api('GET', `/v1/cases/${id}`, { token: citizen })).json.state).to.equal('COUNTY_REVIEW')
    await desk.click('button[value=change]')
    expect(await desk.inputValue('#note')).to.equal('经核查，您有能养您的子女。')
    expect(await desk.isChecked('[value=sa-14]')).to.equal(true)
    await desk.fill('#note', '您有能养您的子女')
    await desk.click('main button.button--main')
    const sent = await desk.locator('.reading').textContent()
    await desk.click('button[value=sure]')
    await desk.waitForSelector('.timeline')
    await desk.goto(`/staff/cases/${id}/print`)
    expect(await desk.locator('.timeline').textContent()).to.include('第十四条')
    expect(await secondsOf(desk, `/staff/cases/${id}/listen`)).to.be.above(5)
    await desk.context().close()
    expect(faults).to.deep.equal([])
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect(json.events.at(-1).text).to.equal(sent?.trim())
  })
})
