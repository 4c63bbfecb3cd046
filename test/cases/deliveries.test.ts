import { expect } from 'chai'
import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { Delivery } from '../../models/delivery.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { type DeliveringWorld, deliverNews } from '../../src/cases/deliver-news.ts'
import { recordEvent } from '../../src/cases/record-event.ts'
import type { Wechat } from '../../src/cases/wechat-port.ts'
import { smsWebhook } from '../../src/engines/sms-webhook.ts'
import { wechat } from '../../src/engines/wechat/wechat.ts'
import { newId } from '../../src/kernel/ids.ts'
import { createLog } from '../../src/kernel/log.ts'
import { api, inventPerson, logIn } from '../support/api.ts'
import { type ClockedJobs, clockedJobs } from '../support/clocked-jobs.ts'
import { serviceParts } from '../support/parts.ts'
import { newSeals } from '../support/seals.ts'
import { type SmsStandIn, smsStandIn } from '../support/sms-stand-in.ts'
import { type WechatStandIn, wechatStandIn } from '../support/wechat-stand-in.ts'
import { filed } from './file.ts'

/** Far ahead of the running service, whose own worker shall not send what these tests send. */
const noon = new Date('2030-12-01T12:00:00+08:00')
const later = (hours: number, from = noon) => new Date(from.getTime() + hours * 3_600_000)

describe('news that leaves the service', () => {
  let gateway: SmsStandIn
  let member: WechatStandIn
  let jobs: ClockedJobs
  const seals = newSeals()
  let world: DeliveringWorld
  let phone: string
  let token: string
  let citizenId: string
  before(async () => {
    phone = inventPerson().phone
    token = await logIn(phone)
    citizenId = (await api('GET', '/v1/me', { token })).json.id
  })
  beforeEach(async () => {
    gateway = await smsStandIn()
    member = await wechatStandIn()
    jobs = clockedJobs(noon)
    const { base, appId, appSecret } = member
    const settings = { base, appId, appSecret, templateId: 'news' }
    world = {
      ...(await serviceParts()),
      clock: jobs,
      jobs,
      messenger: smsWebhook(gateway.url),
      wechat: wechat(settings, seals, createLog('silent')),
    }
  })
  afterEach(() => Promise.all([gateway.close(), member.close()]))

  /** A case of the citizen's, without the news that the running service sends itself. */
  async function aCase(changes: Record<string, unknown> = {}): Promise<Case> {
    const { id } = await filed(token, changes)
    await Delivery.destroy({ where: { caseId: id } })
    return Case.findByPk(id, { rejectOnEmpty: true })
  }
  /** Its next step, as staff take it. */
  async function step(record: Case, action: 'accept' | 'answer' = 'accept'): Promise<void> {
    await world.transaction(async () => {
      await record.update({ version: record.version + 1 })
      const actor = { kind: 'staff' as const, staffId: 's', tokenHash: '', grants: [] }
      await recordEvent(world, record, { actor, action, from: record.state, note: '管子修好了' })
    })
  }
  const run = (until = later(48)) => jobs.run((data) => deliverNews(world, data), until)
  const steps = () => gateway.shown.map(({ body }) => /(已经受理|有了答复)/.exec(body)?.[0])
  const statuses = async (record: Case) =>
    (
      await Delivery.findAll({
        where: { caseId: record.id },
        order: [
          ['eventSeq', 'ASC'],
          ['createdAt', 'ASC'],
        ],
      })
    ).map(({ channel, status }) => `${channel} ${status}`)
  async function acceptOne(): Promise<void> {
    const { openidHash, sealedOpenid } = await (world.wechat as Wechat).identify(member.loginCode('o'))
    await Citizen.update({ openidHash }, { where: { id: citizenId } })
    await WechatGrant.create({ id: newId(), citizenId, sealedOpenid, createdAt: jobs.now() })
  }

  it('is a text message that names the step, neither matter nor person, for eye and ear', async () => {
    const record = await aCase()
    await step(record)
    await run()
    expect(gateway.shown.map(({ to }) => to)).to.deep.equal([phone])
    const { body, speech } = gateway.shown[0] as SmsStandIn['shown'][number]
    expect(body)
      .to.include('已经受理')
      .and.not.match(/饮水|样本|管子|\d/)
    expect(speech).to.be.a('string').and.not.equal('')
    expect(await statuses(record)).to.deep.equal(['inbox delivered', 'sms delivered'])
  })

  it('arrives once and in order through a gateway that is away, cuts the line and loses its answers', async () => {
    const record = await aCase()
    gateway.faults = [503, 'drop', 'drop-after', 500, 'drop-after', 429]
    await step(record)
    await step(record, 'answer')
    await run()
    expect(steps()).to.deep.equal(['已经受理', '有了答复'])
    expect(await statuses(record)).to.deep.equal([
      'inbox delivered',
      'sms delivered',
      'inbox delivered',
      'sms delivered',
    ])
    expect(gateway.posts).to.equal(8)
  })

  it('is not sent twice when several workers take up the same case', async () => {
    const record = await aCase()
    await step(record)
    await step(record, 'answer')
    await Promise.all(Array.from({ length: 6 }, () => deliverNews(world, { caseId: record.id })))
    await run()
    expect(steps()).to.deep.equal(['已经受理', '有了答复'])
    expect(gateway.posts).to.equal(2)
  })

  it('survives a worker that dies while it sends', async () => {
    const record = await aCase()
    await step(record)
    const dying: DeliveringWorld = {
      ...world,
      messenger: {
        async send(message) {
          await world.messenger.send(message)
          return new Promise(() => undefined)
        },
      },
    }
    void deliverNews(dying, { caseId: record.id })
    while (gateway.shown.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await statuses(record)).to.include('sms sending')
    await run()
    expect(gateway.shown).to.have.length(1)
    expect(await statuses(record)).to.deep.equal(['inbox delivered', 'sms delivered'])
  })

  it('is not there when the step was rolled back', async () => {
    const record = await aCase()
    const failed = world.transaction(async () => {
      const actor = { kind: 'staff' as const, staffId: 's', tokenHash: '', grants: [] }
      await recordEvent(world, Object.assign(record, { version: 9 }), {
        actor,
        action: 'accept',
        from: null,
        note: null,
      })
      throw new Error('after the event')
    })
    await failed.catch(() => undefined)
    await run()
    expect(gateway.posts).to.equal(0)
    expect(await Delivery.count({ where: { caseId: record.id } })).to.equal(0)
  })

  it('waits for the morning at night, and does not when it is urgent', async () => {
    const night = new Date('2030-12-01T21:00:00+08:00')
    const record = await aCase()
    const urgent = await aCase({ problems: ['W07'], description: '喝了肚子痛' })
    jobs.set(night)
    await step(record)
    await step(urgent)
    await run(later(9.9, night))
    expect(gateway.shown).to.have.length(1)
    expect(await statuses(urgent)).to.include('sms delivered')
    await run(later(10, night))
    expect(await statuses(record)).to.include('sms delivered')
    expect(jobs.now()).to.deep.equal(new Date('2030-12-02T07:00:00+08:00'))
  })

  it('that failed in the evening is not tried again before the morning', async () => {
    jobs.set(new Date('2030-12-01T20:59:55+08:00'))
    const record = await aCase()
    gateway.faults = [503]
    await step(record)
    await run()
    expect(jobs.now()).to.deep.equal(new Date('2030-12-02T07:00:00+08:00'))
    expect(gateway.shown).to.have.length(1)
  })

  it('that no message can bring is a task for the village, once', async () => {
    const record = await aCase()
    gateway.faults = [422, 422]
    await step(record)
    await step(record, 'answer')
    await run()
    expect(await statuses(record)).to.include('sms permanent-failure')
    const tasks = await StaffTask.findAll({ where: { caseId: record.id } })
    expect(tasks.map(({ kind, division }) => [kind, division])).to.deep.equal([['visit', '530114001001']])
  })

  it('is given up after a day of a gateway that is away, and not forgotten', async () => {
    const record = await aCase()
    gateway.faults = Array(200).fill(503)
    await step(record)
    await run(later(24 * 9))
    expect(gateway.posts).to.equal(30)
    expect(await statuses(record)).to.include('sms technical-failure')
    expect(await StaffTask.count({ where: { caseId: record.id } })).to.equal(1)
  })

  it('goes by WeChat when a message was accepted there, and the next by text message again', async () => {
    await acceptOne()
    member.accept('o')
    const record = await aCase()
    await step(record)
    await step(record, 'answer')
    await run()
    expect(member.sent.map(({ touser, data }) => [touser, data['phrase2']?.value])).to.deep.equal([['o', '已经受理']])
    expect(steps()).to.deep.equal(['有了答复'])
    expect(await WechatGrant.count({ where: { citizenId } })).to.equal(0)
  })

  it('goes by text message when WeChat refuses it, in its order', async () => {
    await acceptOne()
    const record = await aCase()
    await step(record)
    await step(record, 'answer')
    await run()
    expect(steps()).to.deep.equal(['已经受理', '有了答复'])
    expect(await statuses(record)).to.include('wechat permanent-failure')
  })

  it('goes by text message when WeChat stays away, within minutes', async () => {
    await acceptOne()
    member.faults.message = Array(20).fill('html')
    const record = await aCase()
    await step(record)
    await run(later(0.1))
    expect(steps()).to.deep.equal(['已经受理'])
    expect(await statuses(record)).to.include('wechat technical-failure')
  })

  it('tells the applicant the step, and whoever filed for them only that there is one', async () => {
    const applicant = inventPerson()
    const helper = { name: '样本邻居', phone, relationship: '邻居' }
    const record = await aCase({ filingMode: 'helper', helper, applicant })
    await step(record)
    await run()
    const told = (to: string) => gateway.shown.find((each) => each.to === to)?.body
    expect(told(applicant.phone)).to.include('已经受理')
    expect(told(phone)).to.include('新的进展').and.not.include('已经受理')
  })
})
