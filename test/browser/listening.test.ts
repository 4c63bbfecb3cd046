import { expect } from 'chai'
import { inventPerson, logIn } from '../support/api.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

describe('listening to a notice in a browser', function () {
  this.timeout(60_000)

  before(() => service())

  it('tells the server what was played to the end, and it counts', async () => {
    const { page, faults } = await openPhone()
    const value = await logIn(inventPerson().phone)
    await page.context().addCookies([{ name: 'session', value, url: (await service()).baseUrl }])
    await page.goto('/services/health-institutions/notice')
    const answers: { accepted: number[]; session: string }[] = []
    page.on('response', async (response) => {
      if (response.url().endsWith('/listening')) answers.push(await response.json())
    })
    await page.selectOption('[data-do=speed]', '2')
    await page.click('[data-start-player]')
    const accepted = () => answers.flatMap((answer) => answer.accepted)
    while (accepted().length < 2) await page.waitForTimeout(100)
    expect(accepted().slice(0, 2)).to.deep.equal([0, 1])
    expect(new Set(answers.map(({ session }) => session)).size).to.equal(1)
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})
