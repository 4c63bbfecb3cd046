import { expect } from 'chai'
import { staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

describe('the desk for work and courses', function () {
  this.timeout(60_000)

  it('ticks what suits, and the person has the employer, the place and a phone to press', async () => {
    const { baseUrl } = await service()
    const token = await logIn(inventPerson().phone)
    const desk = await staffToken('jobs-530114-handler')
    const { json } = await fileService(token, 'job-search')
    await staffMove(desk, json.id, 'accept', 1)
    const { page, faults } = await openPhone({ viewport: { width: 1100, height: 800 } })
    await page.context().addCookies([{ name: 'session', value: desk, url: baseUrl }])
    await page.goto(`/staff/cases/${json.id}`)
    await expectAccessible(page)
    expect(await page.locator('button[value=refer]').count()).to.equal(0)
    await page.click('form[action$=refer] button')
    await page.waitForSelector('#errors')
    await expectAccessible(page)
    await page.locator('[name=listings]').first().check()
    await page.fill('#refer-note', '先打电话问一问。')
    await page.click('form[action$=refer] button')
    await page.waitForSelector('.timeline >> text=招乡村保洁员')
    await page.context().close()
    expect(faults).to.deep.equal([])

    const { page: phone } = await openPhone()
    await phone.context().addCookies([{ name: 'session', value: token, url: baseUrl }])
    await phone.goto(`/cases/${json.id}`)
    expect(await phone.locator('.timeline').textContent())
      .to.include('样本村')
      .and.include('先打电话问一问')
    expect(await phone.getAttribute('.timeline a[href^=tel]', 'href')).to.equal('tel:0871-00000201')
    await expectAccessible(phone)
    await phone.context().close()
  })
})
