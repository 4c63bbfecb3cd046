import { expect } from 'chai'
import { StaffTask } from '../../models/staff-task.ts'
import { newId } from '../../src/kernel/ids.ts'
import { filed } from '../cases/file.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { waitForFocus } from '../support/browser.ts'
import { service } from '../support/service.ts'
import { atDesk, tabTo } from './staff-desk.ts'

const residence = { code: '530114001001', detail: '样本小区1幢' }

/** Somebody asks for the account of a person; the task of the township. */
async function asked(): Promise<{ id: string; idNumber: string; asker: string }> {
  const person = inventPerson()
  await api('PUT', '/v1/me', { token: await logIn(person.phone), body: { ...person, residence } })
  const asker = await logIn(inventPerson().phone)
  await api('POST', '/v1/me/recovery', { token: asker, body: { idNumber: person.idNumber, residence } })
  const { json } = await api('GET', '/v1/me', { token: asker })
  const { id } = await StaffTask.findOne({ where: { citizenId: json.id }, rejectOnEmpty: true })
  return { id, idNumber: person.idNumber, asker }
}

describe('what the township sees to in person', function () {
  this.timeout(60_000)

  it('is settled by the keyboard alone: a wrong number is told at its field, the right one hands the account over', async () => {
    const { id, idNumber, asker } = await asked()
    const { page, faults } = await atDesk('civil-530114001-receiver')
    await page.goto('/staff')
    await page.focus(`a[href="/staff/tasks/${id}"]`)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#hand-over-heading')
    await expectAccessible(page)
    await tabTo(page, '身份证原件上的号码')
    await page.keyboard.type(inventPerson().idNumber)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#idNumber-fault')
    expect(await page.locator('#errors').textContent()).to.include('没有变')
    await expectAccessible(page)
    await waitForFocus(page, 'errors')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await waitForFocus(page, 'idNumber')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(idNumber)
    await tabTo(page, '核对好了')
    await page.keyboard.press('Enter')
    await page.waitForSelector('p.state')
    await expectAccessible(page)
    await tabTo(page, '回到我的工作')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/staff')
    expect(await page.locator(`a[href="/staff/tasks/${id}"]`).count()).to.equal(0)
    expect((await api('GET', '/v1/me', { token: asker })).json.idNumber).to.equal(idNumber)
    expect(faults).to.deep.equal([])
    await page.context().close()
  })

  it('is refused without a script, with a reason', async () => {
    const { id, asker } = await asked()
    const { page } = await atDesk('civil-530114001-receiver', { javaScriptEnabled: false })
    await page.goto(`/staff/tasks/${id}`)
    await page.click('button[value=refused]')
    expect(await page.locator('#note-fault').textContent()).to.not.equal('')
    await page.fill('#note', '没有带身份证原件')
    await page.click('button[value=refused]')
    expect(await page.locator('p.state').textContent()).to.include('没有交出')
    expect(await page.locator('main').textContent()).to.include('没有带身份证原件')
    await page.context().close()
    const { items } = (await api('GET', '/v1/inbox', { token: asker })).json
    expect(items[0].body.text).to.include('没有带身份证原件')
  })

  it('is a call on somebody, told in English too, and noted in one press', async () => {
    const { id: caseId } = await filed(await logIn(inventPerson().phone), { residence })
    const [id, createdAt] = [newId(), (await service()).now()]
    const visit = { kind: 'visit', dedupeKey: `visit:${caseId}:applicant`, audience: 'applicant' } as const
    await StaffTask.create({ id, ...visit, division: residence.code, citizenId: null, caseId, createdAt })
    const { page, faults } = await atDesk('civil-530114001-receiver', { locale: 'en-GB' })
    await page.goto(`/staff/tasks/${id}`)
    await expectAccessible(page)
    await page.click('button[value=told]')
    expect(await page.locator('p.state').textContent()).to.include('Told in person')
    expect(faults).to.deep.equal([])
    await page.context().close()
  })
})
