import { expect } from 'chai'
import { fileService } from '../cases/file-service.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { atDesk, sitDown } from './staff-desk.ts'

const main = 'main button.button--main'
const handler = 'education-530114-handler'

describe('what a case hides', function () {
  this.timeout(60_000)

  it('is asked for with a reason, left by the head for some hours, and looked up for a purpose', async () => {
    const person = inventPerson()
    const token = await logIn(person.phone)
    const { id } = (await fileService(token, 'school-dropout', { applicant: person })).json
    const { page, faults } = await atDesk(handler)
    const text = async () => (await page.locator('main').textContent()) ?? ''
    await page.goto(`/staff/cases/${id}`)
    expect(await text()).to.not.include(person.phone)
    await page.click(`a[href="/staff/cases/${id}/leave"]`)
    await page.click(main)
    await page.waitForSelector('#reason-fault')
    await expectAccessible(page)
    await page.fill('#reason', '要家访，先打电话')
    await page.click(main)
    expect(await page.locator('p.state').textContent()).to.include('等部门负责人')

    await sitDown(page, 'education-530114-approver')
    await page.goto('/staff')
    await page.click('a[href^="/staff/minor-access/"]:has-text("要家访，先打电话")')
    await page.click(main)
    await page.waitForSelector('#hours-fault')
    await expectAccessible(page)
    await page.check('[name=hours][value="4"]')
    await page.click(main)
    await page.waitForURL('**/staff')
    expect(await text()).to.not.include('要家访，先打电话')

    await sitDown(page, handler)
    await page.goto(`/staff/cases/${id}`)
    expect(await text())
      .to.include(person.phone)
      .and.not.include(person.idNumber)
    await expectAccessible(page)
    await page.click(`a[href="/staff/cases/${id}/reveal"]`)
    await page.click(main)
    await page.waitForSelector('#purpose-fault')
    await expectAccessible(page)
    await page.fill('#purpose', '核对学籍')
    await page.click(main)
    expect(await page.locator('dd[data-focus]').textContent()).to.equal(person.idNumber)
    expect(page.url()).to.not.include(person.idNumber)

    await page.goto(`/staff/cases/${id}/registries`)
    await page.fill('#purpose', '核对残疾学生')
    await page.click(main)
    await page.waitForSelector('#registry-fault')
    await expectAccessible(page)
    expect(await page.inputValue('#purpose')).to.equal('核对残疾学生')
    await page.check('[value=disability]')
    await page.click(main)
    await page.waitForSelector('#asked-heading')
    expect(await text())
      .to.include('残疾人名单')
      .and.include('核对残疾学生')
    expect(faults).to.deep.equal([])
    await page.context().close()
    const { items } = (await api('GET', `/v1/cases/${id}/accesses`, { token })).json
    expect(items.map(({ text }: { text: string }) => text).join()).to.include('核对学籍')
  })

  it('is not offered to whoever may not ask, by page or by address', async () => {
    const { id } = (await fileService(await logIn(inventPerson().phone), 'school-dropout')).json
    const { page } = await atDesk('centre-dispatcher', { javaScriptEnabled: false })
    await page.goto(`/staff/cases/${id}`)
    for (const name of ['leave', 'reveal', 'registries']) {
      expect(await page.locator(`a[href="/staff/cases/${id}/${name}"]`).count(), name).to.equal(0)
      expect((await page.goto(`/staff/cases/${id}/${name}`))?.status(), name).to.equal(403)
      await page.goto(`/staff/cases/${id}`)
    }
    await page.context().close()
  })
})
