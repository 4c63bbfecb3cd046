import { expect } from 'chai'
import { type ModelStatic, QueryTypes } from 'sequelize'
import { Agreement } from '../../models/agreement.ts'
import { ApiClient } from '../../models/api-client.ts'
import { Attachment } from '../../models/attachment.ts'
import { CentreExport } from '../../models/centre-export.ts'
import { Consent } from '../../models/consent.ts'
import { Draft } from '../../models/draft.ts'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Listening } from '../../models/listening.ts'
import { ListeningReport } from '../../models/listening-report.ts'
import { SentMessage } from '../../models/sent-message.ts'
import { Session } from '../../models/session.ts'
import { SmsCode } from '../../models/sms-code.ts'
import { Staff } from '../../models/staff.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WebhookDelivery } from '../../models/webhook-delivery.ts'
import { WebhookEndpoint } from '../../models/webhook-endpoint.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { expireRecords, type RetentionWorld } from '../../src/cases/retention/expire-records.ts'
import { rowClasses } from '../../src/cases/retention/row-classes.ts'
import { newId } from '../../src/kernel/ids.ts'
import { api, inventPerson, logIn, noticeVersion } from '../support/api.ts'
import { uploadPhoto } from '../support/photos.ts'
import { filed } from './file.ts'
import { began, retentionWorld } from './retention-world.ts'

type RowClass = keyof typeof rowClasses

describe('what is kept for a time', () => {
  let world: RetentionWorld
  let citizenId: string
  let staffId: string
  let endpointId: string
  let token: string
  before(async () => {
    world = await retentionWorld()
    endpointId = await webhookEndpoint()
    token = await logIn(inventPerson().phone)
    citizenId = (await api('GET', '/v1/me', { token })).json.id
    staffId = (await Staff.findOne({ rejectOnEmpty: true })).id
  })

  async function webhookEndpoint(): Promise<string> {
    const { id: clientId } = await ApiClient.findOne({ rejectOnEmpty: true })
    const of = { id: newId(), clientId, isTest: true, createdAt: new Date() }
    const { id } = await WebhookEndpoint.create({ ...of, url: '', events: [], description: '', secret: '' })
    return id
  }

  /** A row of each class that began then, and whether it is there. */
  const rows: Record<RowClass, (at: Date) => Promise<() => Promise<boolean>>> = {
    'login-codes': (at) =>
      made(
        SmsCode,
        { phoneIndex: newId(), codeHash: newId(), tries: 0, expiresAt: at, sent: 1, sentOn: null },
        'phoneIndex',
      ),
    'agreement-codes': (at) =>
      made(Agreement, {
        ...{ id: newId(), helperId: citizenId, phoneIndex: newId(), serviceId: 'drinking-water', codeHash: newId() },
        ...{ tries: 0, sentAt: at, agreedAt: null, caseId: null },
      }),
    sessions: (at) =>
      made(Session, { tokenHash: newId(), citizenId, staffId: null, expiresAt: at, createdAt: at }, 'tokenHash'),
    'filing-answers': (at) =>
      made(IdempotencyKey, { owner: 'nobody', key: newId(), bodyHash: '', answer: {}, createdAt: at }, 'key'),
    drafts: (at) =>
      made(Draft, { id: newId(), citizenId, clientKey: newId(), serviceId: 'x', content: {}, updatedAt: at }),
    'account-messages': (at) =>
      made(InboxMessage, {
        ...{ id: newId(), citizenId, caseId: null, template: 'recovery-done', params: {} },
        ...{ createdAt: at, readAt: null },
      }),
    'wechat-grants': (at) => made(WechatGrant, { id: newId(), citizenId, sealedOpenid: '', createdAt: at }),
    outbox: (at) => made(SentMessage, { id: newId(), channel: 'sms', recipient: '', body: '', createdAt: at }),
    tasks: (at) =>
      made(StaffTask, {
        ...{ id: newId(), kind: 'recover-account', division: '53', dedupeKey: newId(), citizenId: null },
        ...{ caseId: null, createdAt: at, doneAt: at },
      }),
    'withdrawn-consents': (at) =>
      made(Consent, {
        ...{ id: newId(), caseId: null, citizenId, purpose: 'id-photo', noticeVersion: null, method: null },
        ...{ proof: null, proofHash: null, at, withdrawnAt: at },
      }),
    listening: (at) => heard(newId(), at),
    'webhook-deliveries': (at) =>
      made(WebhookDelivery, {
        ...{ id: newId(), endpointId, event: 'ping', body: '', state: 'delivered' },
        ...{ nextAt: at, createdAt: at },
      }),
    'tables-taken': (at) => made(CentreExport, { id: newId(), staffId, filter: {}, rowCount: 0, at }),
  }

  async function made(model: unknown, values: Record<string, unknown>, key = 'id'): Promise<() => Promise<boolean>> {
    const table = model as ModelStatic<Draft>
    await table.create(values as never)
    return async () => (await table.count({ where: { [key]: values[key] } })) > 0
  }

  async function heard(noticeVersion: string, at: Date): Promise<() => Promise<boolean>> {
    const of = { citizenId, serviceId: 'drinking-water', noticeVersion }
    await Listening.create({ ...of, sentences: [0], session: null, openedAt: null, countedAt: null, updatedAt: at })
    await ListeningReport.create({ ...of, seq: 1, sentences: [0], at, hash: '' })
    return async () => (await Listening.count({ where: of })) + (await ListeningReport.count({ where: of })) > 0
  }

  it('goes when its time is over, and not a minute before', async () => {
    const isThere: [string, () => Promise<boolean>, boolean][] = []
    for (const id of Object.keys(rows) as RowClass[]) {
      isThere.push([`${id} not yet`, await rows[id](began(world, id, 'not-yet')), true])
      isThere.push([`${id} over`, await rows[id](began(world, id, 'over')), false])
    }
    await expireRecords({ ...world }, { signal: AbortSignal.abort() })
    for (const [what, ask] of isThere) expect(await ask(), `stopped, ${what}`).to.equal(true)
    await expireRecords(world)
    for (const [what, ask, expected] of isThere) expect(await ask(), what).to.equal(expected)
    expect(Object.keys(rows)).to.have.members(Object.keys(rowClasses))
  })

  it('is gone through when the first worker starts, and from then on at two o’clock at night', async () => {
    const jobs = () =>
      world.sequelize.query<{ state: string; hour: number }>(
        `SELECT state::text, EXTRACT(HOUR FROM start_after AT TIME ZONE 'Asia/Shanghai')::integer AS hour
         FROM pgboss.job WHERE name = 'expire-records'`,
        { type: QueryTypes.SELECT },
      )
    for (let tries = 0; tries < 50 && !(await jobs()).some(({ state }) => state === 'completed'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    const all = await jobs()
    expect(all.map(({ state }) => state)).to.include('completed')
    expect(all.filter(({ state }) => state === 'created').map(({ hour }) => hour)).to.deep.equal([2])
  })

  it('proves the notice of a case as long as there is the case', async () => {
    const isThere = await heard(await noticeVersion(), began(world, 'listening', 'over'))
    await filed(token)
    await expireRecords(world)
    expect(await isThere()).to.equal(true)
  })

  it('takes the photos of a form along that was never sent, also of staff', async () => {
    const photo = (await uploadPhoto(token)).json.id as string
    const old = { createdAt: began(world, 'unsent-photos', 'over') }
    const content = { attachments: [photo] }
    const form = { serviceId: 'x', content }
    for (const owner of [
      { citizenId, staffId: null },
      { citizenId: null, staffId },
    ]) {
      await Attachment.update({ ...old, ...owner }, { where: { id: photo } })
      const draft = await Draft.create({
        id: newId(),
        clientKey: newId(),
        ...owner,
        ...form,
        updatedAt: world.clock.now(),
      })
      await expireRecords(world)
      expect(await world.files.get(photo), 'named').to.not.equal(null)
      await draft.update({ updatedAt: began(world, 'drafts', 'over') })
    }
    await expireRecords(world)
    expect(await world.files.get(photo), 'gone').to.equal(null)
    expect(await Attachment.count({ where: { id: photo } })).to.equal(0)
  })
})
