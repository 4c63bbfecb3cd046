import { expect } from 'chai'
import { Agreement } from '../../models/agreement.ts'
import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { askAgreement } from '../../src/cases/ask-agreement.ts'
import type { Messenger } from '../../src/cases/ports.ts'
import type { Problem } from '../../src/kernel/errors.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { CitizenActor } from '../../src/policies/actor.ts'
import { api, expectProblem, inventPerson, logIn } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'
import { file, filed } from './file.ts'
import { agree, askCode, codeTo, giveCode, messageTo, newHelper, otherThan } from './filing-for-others.ts'

describe('the code that says yes to being helped', () => {
  let helper: Awaited<ReturnType<typeof newHelper>>
  beforeEach(async () => {
    helper = await newHelper()
  })

  it('goes to the phone of the applicant, with words that say what it is for, and is kept with the case', async () => {
    const applicant = inventPerson()
    const agreementId = await agree(helper.token, applicant.phone)
    expect(await messageTo(applicant.phone)).to.match(/帮您办.*饮水.*同意/)
    const made = await filed(helper.token, { ...helper.part, applicant, agreement: { kind: 'code', agreementId } })
    expect(made.agreement).to.include({ kind: 'code', toConfirm: false })
    expect(made.agreement.at).to.match(/\+08:00$/)
  })

  it('lets nobody log in', async () => {
    const { phone } = inventPerson()
    await askCode(helper.token, phone)
    const code = await codeTo(phone)
    expectProblem(await api('POST', '/v1/sessions', { body: { phone, code } }), 401, 'auth.code_wrong')
  })

  it('cannot be guessed: five tries a code, also at once, and no new one for a while', async () => {
    const { phone } = inventPerson()
    await askCode(helper.token, phone)
    const code = await codeTo(phone)
    const tries = await Promise.all(Array.from({ length: 9 }, () => giveCode(helper.token, phone, otherThan(code))))
    const told = tries.map(({ json }) => json.code).sort()
    expect(told).to.deep.equal([...Array(4).fill('agreement.code_expired'), ...Array(5).fill('agreement.code_wrong')])
    expectProblem(await giveCode(helper.token, phone, code), 422, 'agreement.code_expired')
    const again = await askCode(helper.token, phone)
    expectProblem(again, 429, 'limit.exceeded')
    expect(Number(again.headers.get('retry-after'))).to.be.within(1, 20)
  })

  it('is sent once when it is asked for at once by several helpers', async () => {
    const { phone } = inventPerson()
    const others = await Promise.all([newHelper(), newHelper()])
    const answers = await Promise.all([helper, ...others].map(({ token }) => askCode(token, phone)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 429, 429])
  })

  describe('a day', () => {
    const serviceId = 'drinking-water'
    const minute = 60_000
    let world: Awaited<ReturnType<typeof officeWorld>> & { messenger: Messenger }
    let sent: string[]
    beforeEach(async () => {
      sent = []
      world = { ...(await officeWorld()), messenger: { send: async ({ to }) => void sent.push(to) } }
    })
    const pass = (ms: number) => world.time.set(new Date(world.clock.now().getTime() + ms))
    const actorOf = async ({ phone }: { phone: string }): Promise<CitizenActor> => {
      const { id } = await Citizen.findOne({ where: sealedAs(Citizen, 'phone', phone), rejectOnEmpty: true })
      return { kind: 'citizen', citizenId: id, tokenHash: '' }
    }
    const refusal = (actor: CitizenActor, phone: string) =>
      askAgreement(world, actor, { phone, serviceId }).then(
        () => undefined,
        (problem) => problem,
      )
    const expectWait = async (refused: Promise<Problem>, seconds: number) => {
      const { code, details } = await refused
      expect([code, details.retryAfter]).to.deep.equal(['agreement.day_limit', seconds])
    }

    it('goes to one phone five times at most, whoever asks, and to it again the day after', async () => {
      const { phone } = inventPerson()
      const helpers = [await actorOf(helper), await actorOf(await newHelper())]
      const ask = (count: number) => refusal(helpers[count % 2] as CitizenActor, phone)
      for (let count = 0; count < 5; count++) {
        expect(await ask(count)).to.equal(undefined)
        pass(minute)
      }
      await expectWait(ask(5), 86_400 - 5 * 60)
      expect(sent.length).to.equal(5)
      pass(86_400_000 - 5 * minute - 1)
      await expectWait(ask(6), 0.001)
      pass(1)
      expect(await ask(7)).to.equal(undefined)
      expect(sent.length).to.equal(6)
    })

    it('is asked for forty times by one helper at most', async () => {
      const actor = await actorOf(helper)
      const row = { ...sealedAs(Citizen, 'phone', inventPerson().phone), serviceId, codeHash: '', tries: 0 }
      const earlier = { helperId: actor.citizenId, sentAt: world.clock.now(), agreedAt: null, caseId: null }
      await Agreement.bulkCreate(Array.from({ length: 39 }, () => ({ id: newId(), ...row, ...earlier })))
      expect(await refusal(actor, inventPerson().phone)).to.equal(undefined)
      await expectWait(refusal(actor, inventPerson().phone), 86_400)
      expect(await refusal(await actorOf(await newHelper()), inventPerson().phone)).to.equal(undefined)
      pass(86_400_000)
      expect(await refusal(actor, inventPerson().phone)).to.equal(undefined)
    })
  })

  it('tells nothing of the phone: the same with an account and without, asked and never asked', async () => {
    const known = inventPerson()
    await logIn(known.phone)
    const answers = [await askCode(helper.token, known.phone), await askCode(helper.token, inventPerson().phone)]
    expect(answers.map(({ status }) => status)).to.deep.equal([204, 204])
    const wrong = await giveCode(helper.token, known.phone, otherThan(await codeTo(known.phone)))
    const never = await giveCode(helper.token, inventPerson().phone, '123456')
    expect(wrong.json).to.deep.equal(never.json)
  })

  it('does not go to the phone of the helper', async () => {
    const answer = await askCode(helper.token, helper.phone)
    expectProblem(answer, 400, 'request.invalid')
    expect(answer.json.errors[0]).to.include({ path: 'phone', code: 'field.agreement_own_phone' })
  })

  it('counts for its helper, phone and service, and for one case', async () => {
    const applicant = inventPerson()
    const agreement = { kind: 'code', agreementId: await agree(helper.token, applicant.phone) }
    const refused = async (token: string, changes: Record<string, unknown>) => {
      const answer = await file(token, { ...helper.part, applicant, agreement, ...changes })
      expectProblem(answer, 400, 'request.invalid')
      expect(answer.json.errors[0].path).to.equal('agreement.agreementId')
    }
    await refused(helper.token, { applicant: inventPerson() })
    await refused((await newHelper()).token, {})
    await filed(helper.token, { ...helper.part, applicant, agreement })
    await refused(helper.token, {})
  })

  it('that was asked for but not told is no agreement', async () => {
    const { phone } = inventPerson()
    await askCode(helper.token, phone)
    const agreement = { kind: 'code', agreementId: 'AAAAAAAAAAAAAAAAAAAAAA' }
    expectProblem(await file(helper.token, { ...helper.part, agreement }), 400, 'request.invalid')
  })
})

describe('an agreement without a code', () => {
  const visit = { kind: 'visit', on: '2026-03-02', place: '样本村活动室', people: '样本阿水和她的儿子' }

  it('is open when nothing is said: the case is taken all the same', async () => {
    const { token, part } = await newHelper()
    expect((await filed(token, part)).agreement).to.include({ kind: 'open', toConfirm: true })
  })

  it('at a visit is kept with place, day and people, for staff to check', async () => {
    const { token, part } = await newHelper()
    const { agreement } = await filed(token, { ...part, agreement: visit })
    expect(agreement).to.include({ kind: 'visit', toConfirm: true })
    expect(agreement.visit).to.deep.equal({ on: visit.on, place: visit.place, people: visit.people })
  })

  for (const [what, changes, path] of [
    ['a day to come', { on: '2999-01-01' }, 'agreement.on'],
    ['no such day', { on: '2026-02-30' }, 'agreement.on'],
    ['no place', { place: ' ' }, 'agreement.place'],
    ['nobody there', { people: '' }, 'agreement.people'],
  ] as const) {
    it(`at a visit with ${what} is told by its path`, async () => {
      const { token, part } = await newHelper()
      const { status, json } = await file(token, { ...part, agreement: { ...visit, ...changes } })
      expect([status, json.errors?.[0]?.path]).to.deep.equal([400, path])
    })
  }

  it('has no place in a case of one’s own', async () => {
    const { status, json } = await file((await newHelper()).token, { agreement: visit })
    expect([status, json.errors?.[0]?.path]).to.deep.equal([400, 'agreement'])
  })
})
