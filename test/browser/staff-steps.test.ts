import { expect } from 'chai'
import { filed, staffMove } from '../cases/file.ts'
import { api, inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { atDesk } from './staff-desk.ts'

const village = { problemPlace: { code: '532501001001' }, residence: { code: '532501001', detail: '样本路2号' } }
const handler = 'water-532501-handler'
const main = 'main button.button--main'

describe('the steps of a case on pages of their own', function () {
  this.timeout(60_000)

  it('ask for papers once, ticked and typed, and offer only what is allowed', async () => {
    const citizen = await logIn(inventPerson().phone)
    const { id } = await filed(citizen, village)
    const { page } = await atDesk(handler, { javaScriptEnabled: false })
    await page.goto(`/staff/cases/${id}/act/request-materials`)
    await page.click(main)
    expect(await page.locator('#materials-fault').textContent()).to.not.equal('')
    await page.check('[name=papers][value=problem-photos]')
    await page.fill('#otherPapers', `水费单\n${'长'.repeat(201)}`)
    await page.click(main)
    expect(await page.locator('#materials-2').textContent()).to.not.equal('')
    await page.fill('#otherPapers', '水费单')
    await page.click(main)
    await page.click('button[value=sure]')
    expect(await page.locator('main').textContent()).to.include('还剩')
    expect(await page.locator('a[href$="/act/request-materials"]').count()).to.equal(0)
    const again = await page.goto(`/staff/cases/${id}/act/request-materials`)
    expect(again?.status()).to.equal(409)
    expect((await page.goto(`/staff/cases/${id}/act/withdraw`))?.status()).to.equal(404)
    await page.context().close()
    const { json } = await api('GET', `/v1/cases/${id}`, { token: citizen })
    expect(json.events.at(-1).text).to.include('问题的照片').and.include('水费单')
  })

  it('transfer to an office that is looked for by the name of a place', async () => {
    const { id } = await filed(await logIn(inventPerson().phone), village)
    const { page, faults } = await atDesk(handler)
    await page.goto(`/staff/cases/${id}/act/transfer`)
    await page.click(main)
    expect(await page.locator('#to-fault').textContent()).to.not.equal('')
    await page.fill('#note', '水源在呈贡')
    await page.fill('#place', 'chenggong')
    await page.press('#place', 'Enter')
    await page.waitForSelector('[value="water 530114"]')
    expect(await page.inputValue('#note')).to.equal('水源在呈贡')
    await page.check('[value="water 530114"]')
    await expectAccessible(page)
    await page.click(main)
    await page.waitForSelector('.timeline')
    expect(faults).to.deep.equal([])
    await page.context().close()
    const { json } = await api('GET', `/v1/staff/cases/${id}`, { token: await staffToken('water-530114-handler') })
    expect(json.office.division).to.equal('530114')
  })

  it('keep what was typed when somebody else was quicker, and tell what they did', async () => {
    const { id } = await filed(await logIn(inventPerson().phone), village)
    const desk = await staffToken(handler)
    await staffMove(desk, id, 'accept', 1)
    const { page } = await atDesk(handler, { javaScriptEnabled: false })
    await page.goto(`/staff/cases/${id}/act/answer`)
    await page.fill('#note', '水管换好了。')
    await staffMove(desk, id, 'investigate', 2)
    await page.click(main)
    expect(await page.locator('#errors').count()).to.equal(1)
    expect(await page.locator('.notice-box').textContent()).to.include('开始核实')
    expect(await page.inputValue('#note')).to.equal('水管换好了。')
    await page.click(main)
    expect(await page.locator('.timeline').textContent()).to.include('水管换好了')
    await page.context().close()
  })
})
