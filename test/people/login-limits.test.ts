import { expect } from 'chai'
import { TOTP } from 'otpauth'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { SmsCode } from '../../models/sms-code.ts'
import { Staff } from '../../models/staff.ts'
import { cardLimiter } from '../../src/cases/limit-cards.ts'
import type { OutgoingMessage } from '../../src/cases/ports.ts'
import { ownLimiter } from '../../src/kernel/own-limiter.ts'
import { createStaff } from '../../src/people/keep-staff.ts'
import { logInCitizen } from '../../src/people/log-in-citizen.ts'
import { logInStaff } from '../../src/people/log-in-staff.ts'
import { sendSmsCode } from '../../src/people/send-sms-code.ts'
import { problemOf } from '../ocr/problem-of.ts'
import { api, expectProblem, inventPerson, logIn } from '../support/api.ts'
import { serviceParts } from '../support/parts.ts'
import { service } from '../support/service.ts'

let count = 0

async function member() {
  const { now } = await service()
  const world = { ...(await serviceParts()), clock: { now } }
  const username = `limits-${process.pid}-${count++}`
  const { secrets } = await createStaff(world, 'system', { username, displayName: '样本·限' })
  const logIn = (address: string, password: string, totp?: string) =>
    logInStaff(world, { username, password, totp, address })
  const right = () => new TOTP({ secret: secrets.totpSecret }).generate({ timestamp: now().getTime() })
  return { username, password: secrets.password, logIn, right }
}

describe('a staff name that somebody guesses at', () => {
  it('rests for that address and not for its owner at another', async () => {
    const { logIn, password, right } = await member()
    for (let i = 0; i < 10; i++) expect(await problemOf(logIn('203.0.113.7', 'guess'))).to.equal('auth.password_wrong')
    expect(await problemOf(logIn('203.0.113.7', password, right()))).to.equal('auth.tried_too_often')
    expect((await logIn('203.0.113.8', password, right())).token).to.be.a('string')
  })

  it('rests everywhere when it is the digits that are guessed: whoever does that has the password', async () => {
    const { logIn, password, right, username } = await member()
    const wrong = right() === '000000' ? '111111' : '000000'
    for (let i = 0; i < 10; i++)
      expect(await problemOf(logIn(`203.0.113.${i}`, password, wrong))).to.equal('auth.totp_wrong')
    expect(await problemOf(logIn('203.0.113.99', password, right()))).to.equal('auth.tried_too_often')
    expect(await problemOf(logIn('203.0.113.99', 'wrong'))).to.equal('auth.password_wrong')
    expect((await Staff.findOne({ where: { username } }))?.totpUsedStep).to.equal(null)
  })
})

describe('codes to one phone', () => {
  async function phoneAt(start: Date) {
    const time = { now: start }
    const sent: OutgoingMessage[] = []
    const messenger = { send: async (message: OutgoingMessage) => void sent.push(message) }
    const world = { ...(await serviceParts()), clock: { now: () => time.now }, messenger }
    const { phone } = inventPerson()
    return {
      phone,
      sent,
      wait: (seconds: number) => {
        time.now = new Date(time.now.getTime() + seconds * 1000)
      },
      ask: () => sendSmsCode(world, phone, 'zh-CN'),
      type: (code: string) => logInCitizen(world, phone, code),
      code: () => /\d{6}/.exec(sent.at(-1)?.body ?? '')?.[0] ?? '',
    }
  }

  it('are ten a day, then come again the next day', async () => {
    const { ask, wait, sent } = await phoneAt(new Date('2031-05-06T09:00:00+08:00'))
    for (let i = 0; i < 10; i++) {
      await ask()
      wait(30)
    }
    expect(await problemOf(ask())).to.equal('limit.exceeded')
    expect(sent).to.have.length(10)
    wait(15 * 3600)
    await ask()
    expect(sent).to.have.length(11)
  })

  it('are counted anew once one was typed right: their owner is not kept out by what others asked for', async () => {
    const { ask, wait, type, code, sent } = await phoneAt(new Date('2031-05-06T09:00:00+08:00'))
    for (let i = 0; i < 10; i++) {
      await ask()
      wait(30)
    }
    expect((await type(code())).token).to.be.a('string')
    await ask()
    expect(sent).to.have.length(11)
  })

  it('are six digits, good for ten minutes, kept as a hash', async () => {
    const { ask, wait, type, code, phone } = await phoneAt(new Date('2031-05-06T09:00:00+08:00'))
    await ask()
    expect(code()).to.match(/^\d{6}$/)
    const row = await SmsCode.findOne({ where: sealedAs(Citizen, 'phone', phone), raw: true })
    expect(JSON.stringify(row)).to.not.include(code()).and.not.include(phone)
    wait(10 * 60)
    expect(await problemOf(type(code()))).to.equal('auth.code_expired')
  })
})

describe('photos of cards', () => {
  it('are read thirty times an hour for one citizen, whatever others do, and never counted for a key', async () => {
    const limit = cardLimiter(ownLimiter)
    const citizen = (citizenId: string) => ({ kind: 'citizen', citizenId, tokenHash: '' }) as const
    for (let i = 0; i < 30; i++) await limit(citizen('a'))
    expect(await problemOf(limit(citizen('a')))).to.equal('ocr.too_often')
    await limit(citizen('b'))
    for (let i = 0; i < 40; i++) await limit({ kind: 'client', clientId: 'a', scopes: [] })
  })

  it('of one person too many are told so with the time to wait, and typing goes on', async () => {
    const { phone } = inventPerson()
    const token = await logIn(phone)
    const send = () => {
      const body = new FormData()
      body.set('image', new Blob(['no photo']), 'card.jpg')
      return api('POST', '/v1/ocr/id-card', { token, body })
    }
    for (let i = 0; i < 30; i++) expectProblem(await send(), 415, 'image.type_unsupported')
    const answer = await send()
    expectProblem(answer, 429, 'ocr.too_often')
    expect(Number(answer.headers.get('retry-after'))).to.be.within(1, 3600)
    const residence = { code: '530114001001', detail: '样本小区1幢' }
    const typed = { ...inventPerson(), phone, residence }
    expect((await api('PUT', '/v1/me', { token, body: typed })).status).to.equal(200)
  })
})
