import { expect } from 'chai'
import fc from 'fast-check'
import type { Wechat } from '../../src/cases/wechat-port.ts'
import { fitValue } from '../../src/engines/wechat/template-values.ts'
import { wechat } from '../../src/engines/wechat/wechat.ts'
import { createLog } from '../../src/kernel/log.ts'
import { problemOf } from '../ocr/problem-of.ts'
import { newSeals } from '../support/seals.ts'
import { type WechatFaultKind, type WechatStandIn, wechatStandIn } from '../support/wechat-stand-in.ts'

describe('WeChat', () => {
  let standIn: WechatStandIn
  let adapter: Wechat
  const seals = newSeals()
  const openAdapter = (changes: { appSecret?: string } = {}, deadlineMs?: number) =>
    wechat(
      {
        base: standIn.base,
        appId: standIn.appId,
        appSecret: standIn.appSecret,
        templateId: 'template',
        ...changes,
      },
      seals,
      createLog('silent'),
      deadlineMs,
    )
  beforeEach(async () => {
    standIn = await wechatStandIn()
    adapter = openAdapter()
  })
  afterEach(() => standIn.close())

  it('tells the same person by the same hash, and never the openid', async () => {
    const first = await adapter.identify(standIn.loginCode('openid-of-a'))
    const again = await adapter.identify(standIn.loginCode('openid-of-a'))
    const other = await adapter.identify(standIn.loginCode('openid-of-b'))
    expect(again.openidHash).to.equal(first.openidHash).and.not.equal(other.openidHash)
    expect(JSON.stringify([first, again])).to.not.include('openid-of-a')
    expect(again.sealedOpenid).to.not.equal(first.sealedOpenid)
  })

  it('takes a login code once', async () => {
    const code = standIn.loginCode('a')
    await adapter.identify(code)
    expect(await problemOf(adapter.identify(code))).to.equal('wechat.login_code_invalid')
  })

  const faultsOfLogin: [WechatFaultKind, string][] = [
    [40029, 'wechat.login_code_invalid'],
    [45011, 'wechat.too_often'],
    [40226, 'wechat.user_at_risk'],
    [40013, 'wechat.unavailable'],
    [41008, 'wechat.unavailable'],
    ['drop', 'wechat.unavailable'],
    ['garbage', 'wechat.unavailable'],
    ['html', 'wechat.unavailable'],
  ]
  for (const [fault, code] of faultsOfLogin) {
    it(`says ${code} when a login meets ${fault}`, async () => {
      standIn.faults.session = [fault]
      expect(await problemOf(adapter.identify(standIn.loginCode('a')))).to.equal(code)
      expect(standIn.calls.session, 'a code is good once: it is not sent twice').to.equal(1)
    })
  }

  it('asks a second time when WeChat was busy, and no third time', async () => {
    standIn.faults.session = [-1]
    await adapter.identify(standIn.loginCode('a'))
    standIn.faults.session = [-1, -1]
    expect(await problemOf(adapter.identify(standIn.loginCode('a')))).to.equal('wechat.busy')
    expect(standIn.calls.session).to.equal(4)
  })

  it('does not wait for a WeChat that is silent', async () => {
    standIn.faults.session = ['silence']
    expect(await problemOf(openAdapter({}, 200).identify(standIn.loginCode('a')))).to.equal('wechat.unavailable')
  })

  it('rests after failures instead of letting everybody wait', async () => {
    standIn.faults.session = ['drop', 'drop', 'drop', 'drop', 'drop']
    for (let each = 0; each < 7; each++) await problemOf(adapter.identify('x'))
    expect(standIn.calls.session).to.equal(5)
  })

  it('says so when the app itself is refused', async () => {
    expect(await problemOf(openAdapter({ appSecret: 'wrong' }).identify('x'))).to.equal('wechat.unavailable')
  })

  it('fetches one token for all who need it at the same time', async () => {
    standIn.faults.token = ['drop']
    const phones = Array.from({ length: 8 }, (_, index) => `1380000000${index}`)
    const told = await Promise.all(phones.map((phone) => adapter.phoneOf(standIn.phoneCode(phone))))
    expect(told).to.deep.equal(phones)
    expect(standIn.calls.token, 'one lost, one answered').to.equal(2)
  })

  it('replaces a token that WeChat ended early, once', async () => {
    await adapter.phoneOf(standIn.phoneCode('13800000001'))
    standIn.endTokens()
    expect(await adapter.phoneOf(standIn.phoneCode('13800000002'))).to.equal('13800000002')
    standIn.faults.phone = [40001, 40001, 40001]
    expect(await problemOf(adapter.phoneOf(standIn.phoneCode('13800000003')))).to.equal('wechat.unavailable')
    expect(standIn.calls.phone).to.equal(5)
  })

  const marks: [string, Parameters<WechatStandIn['phoneCode']>[1], string][] = [
    ['of another app', { appid: 'wx0000000000000002' }, 'wechat.phone_untrusted'],
    ['an hour old', { ageSeconds: 3600 }, 'wechat.phone_untrusted'],
    ['from the future', { ageSeconds: -600 }, 'wechat.phone_untrusted'],
    ['from abroad', { countryCode: '852' }, 'wechat.phone_foreign'],
  ]
  for (const [name, mark, code] of marks) {
    it(`does not take a number ${name}`, async () => {
      expect(await problemOf(adapter.phoneOf(standIn.phoneCode('13800000001', mark)))).to.equal(code)
    })
  }

  it('takes the country as a number and as text', async () => {
    expect(await adapter.phoneOf(standIn.phoneCode('13800000001', { countryCode: '86' }))).to.equal('13800000001')
    expect(await problemOf(adapter.phoneOf('never-given'))).to.equal('wechat.phone_code_invalid')
  })

  it('sends one message for one that was accepted, within the limits of its values', async () => {
    const member = await adapter.identify(standIn.loginCode('a'))
    const news = {
      matter: '很长的事项名称'.repeat(9),
      progress: '已经受理，正在办',
      at: new Date('2026-11-30T20:00:00Z'),
    }
    standIn.accept('a')
    await adapter.tell(member, news)
    expect(standIn.sent[0]?.data['date3']?.value).to.equal('2026年12月01日')
    expect(await problemOf(adapter.tell(member, news))).to.equal('message.undeliverable')
  })

  it('cuts every value to what its kind allows, between whole characters', () => {
    expect(fitValue('thing', '水')).to.equal('水')
    expect(fitValue('thing', '一二三四五六七八九十一二三四五六七八九十多')).to.equal(
      '一二三四五六七八九十一二三四五六七八九…',
    )
    expect(fitValue('phrase', '已经受理了吗')).to.equal('已经受理了')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const fitted = fitValue('thing', text)
        expect(fitted.length).to.be.at.most(20)
        expect(fitted.isWellFormed()).to.equal(true)
      }),
    )
  })
})
