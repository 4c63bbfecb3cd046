import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { fileWater, newCitizen, villageOf } from '../centre/centre-hands.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { officeWorld } from '../support/office-world.ts'
import { service } from '../support/service.ts'

const county = '530826'
let id: string

before(async function () {
  this.timeout(60_000)
  const world = await officeWorld(new Date('2025-08-04T09:00:00+08:00'))
  id = await fileWater(world, await newCitizen(), villageOf(world, county))
})

async function openAs(username: string, options: Parameters<typeof openPhone>[0] = {}) {
  const { baseUrl, demo } = await service()
  const phone = await openPhone(options)
  const token = demo.staff.find((each) => each.username === username)?.token ?? ''
  await phone.page.context().addCookies([{ name: 'session', value: token, url: baseUrl }])
  return phone
}

describe('the pages of the data centre', function () {
  this.timeout(90_000)

  it('are accessible on a phone, in both languages, every chart with its name and a table', async () => {
    for (const locale of ['zh-CN', 'en-GB']) {
      const { page, faults } = await openAs('centre-dispatcher', { locale })
      await page.goto(`/centre?division=${county}&from=2025-08-01&to=2025-08-31`)
      await expectAccessible(page)
      expect(await page.locator('svg.bars').count()).to.be.above(2)
      for (const chart of await page.locator('svg.bars').all()) {
        expect(await chart.locator('title').textContent()).to.not.equal('')
        expect(await chart.locator('desc').textContent()).to.not.equal('')
      }
      await page.goto(`/centre/supervision?division=${county}`)
      await page.click('summary')
      await expectAccessible(page)
      expect(faults).to.deep.equal([])
      await page.context().close()
    }
  })

  it('lead from the menu down to a township and back up, without JavaScript', async () => {
    const { page } = await openAs('centre-dispatcher', { javaScriptEnabled: false })
    await page.goto('/staff/cases')
    await page.click('nav a[href="/centre"]')
    await page.click(`#division-heading ~ table a[href*="division=5308"]`)
    await page.click(`#division-heading ~ table a[href*="division=${county}"]`)
    expect(await page.locator('.trail').textContent()).to.include('普洱市')
    await page.click('.trail a >> nth=0')
    expect(await page.locator('.trail [aria-current]').textContent()).to.equal('云南省')
    await page.context().close()
  })

  it('say what is wrong with a day and keep what was typed', async () => {
    const { page } = await openAs('centre-dispatcher')
    await page.goto('/centre?from=2025-09-01&to=2025-08-01')
    expect(await page.locator('#errors').textContent()).to.include('开始日期')
    expect(await page.inputValue('#from')).to.equal('2025-09-01')
    await page.context().close()
  })

  it('can be heard in short', async () => {
    const { baseUrl, demo } = await service()
    const token = demo.staff.find(({ username }) => username === 'centre-analyst')?.token
    const answer = await fetch(`${baseUrl}/centre/audio?division=5308`, { headers: { cookie: `session=${token}` } })
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'audio/mpeg'])
  })

  it('take an order with its reason, and ask for the reason where there is none', async () => {
    const { page } = await openAs('centre-dispatcher', { javaScriptEnabled: false })
    await page.goto(`/centre/supervision?division=${county}`)
    await page.click('summary')
    await page.click('details .button--main')
    expect(await page.locator('#errors').textContent()).to.not.equal('')
    expect(await page.locator('details[open] .fault').count()).to.equal(1)
    await page.fill('#note', '请三天内办完')
    await page.fill('[name=workingDays]', '99')
    await page.click('details .button--main')
    expect(await page.inputValue('[name=note]')).to.equal('请三天内办完')
    expect(await page.inputValue('[name=workingDays]')).to.equal('99')
    await page.fill('[name=workingDays]', '3')
    await page.click('details .button--main')
    expect(await page.locator('[role=status]').textContent()).to.include('督办要求已发出')
    expect(await page.locator('.card').textContent()).to.include('请三天内办完')
    const record = await Case.findByPk(id, { include: ['supervisions'], rejectOnEmpty: true })
    // The clock may have given an order of its own meanwhile.
    expect(record.supervisions?.filter(({ staffId }) => staffId !== null)).to.have.length(1)
    await page.context().close()
  })

  it('are where the analyst comes to after the login, without a list of cases', async () => {
    const { page } = await openAs('centre-analyst')
    await page.goto('/staff/cases')
    await page.waitForURL('**/centre')
    expect(await page.locator('main').textContent()).to.include('不显示')
    expect(await page.locator('a[href^="/centre/supervision"]').count()).to.equal(0)
    expect((await page.goto('/centre/supervision'))?.status()).to.equal(403)
    await page.context().close()
  })
})
