import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { smsStandIn } from '../support/sms-stand-in.ts'
import { wechatStandIn } from '../support/wechat-stand-in.ts'
import { filingFor } from './filing-for.ts'

/** A story: somebody enters by WeChat and files; the service is killed while it tells them that it did. */
describe('a service that is killed while it sends a message', () => {
  it('has sent it once when it comes back', async function () {
    this.timeout(150_000)
    const folder = newFolder()
    const gateway = await smsStandIn()
    const member = await wechatStandIn()
    const settings = {
      SMS_WEBHOOK_URL: gateway.url,
      WECHAT_API_BASE: member.base,
      WECHAT_APP_ID: member.appId,
      WECHAT_APP_SECRET: member.appSecret,
    }
    const start = (clock: string) => startChild(folder.path, 'warn', { ...settings, CLOCK_START: clock })
    let service: ChildService = await start('2030-12-03T12:00:00+08:00')
    try {
      const call = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
        (
          await fetch(`${service.baseUrl}${path}`, {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          })
        ).json()
      const phone = '19811190001'
      const { token } = await call('POST', '/v1/sessions', { wechatCode: member.loginCode('o') })
      const authorization = `Bearer ${token}`
      const me = await call('POST', '/v1/me/wechat-phone', { code: member.phoneCode(phone) }, { authorization })
      expect(me.phone).to.equal(phone)
      gateway.faults = ['hang-after']
      const headers = { authorization, 'idempotency-key': crypto.randomUUID() }
      const { caseNumber } = await call('POST', '/v1/cases', await filingFor(service), headers)
      expect(caseNumber).to.be.a('string')
      while (gateway.posts === 0) await sleep(20)
      expect(await service.end('SIGKILL')).to.equal('SIGKILL')

      service = await start('2030-12-03T12:05:00+08:00')
      while (gateway.posts === 1) await sleep(20)
      expect(gateway.shown.map(({ to }) => to)).to.deep.equal([phone])
      expect(service.said()).to.not.include(phone)
    } finally {
      await service.end('SIGKILL')
      await Promise.all([gateway.close(), member.close()])
      folder.remove()
    }
  })
})
