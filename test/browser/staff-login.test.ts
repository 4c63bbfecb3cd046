import { expect } from 'chai'
import { TOTP } from 'otpauth'
import { api, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { openPhone } from '../support/browser.ts'
import { service } from '../support/service.ts'

const main = 'main button.button--main'

describe('the first day of somebody new', function () {
  this.timeout(60_000)

  it('asks for the digits of the authenticator, then for a password of their own, then begins', async () => {
    const username = `sample-page-${process.pid}`
    const { json } = await api('POST', '/v1/admin/staff', {
      token: await staffToken('system-admin'),
      body: { username, displayName: '样本·新人' },
    })
    const { password, totpSecret } = json.secrets
    const { now } = await service()
    const { page, faults } = await openPhone()
    await page.goto('/staff/login')
    await page.fill('#username', username)
    await page.fill('#password', password)
    await page.click(main)
    expect(await page.locator('#errors').textContent()).to.include('六位数字')
    expect(await page.inputValue('#username')).to.equal(username)
    await page.fill('#password', password)
    await page.fill('#totp', new TOTP({ secret: totpSecret }).generate({ timestamp: now().getTime() }))
    await page.click(main)
    await page.waitForURL('**/staff/password?first=yes')
    await page.fill('#old', password)
    await page.fill('#password', '太短')
    await page.click(main)
    expect(await page.locator('#password-fault').textContent()).to.include('12')
    await expectAccessible(page)
    await page.fill('#old', password)
    await page.fill('#password', '一句自己记得住的很长的口令')
    await page.click(main)
    await page.waitForURL('**/staff')
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})
