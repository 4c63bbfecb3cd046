import { expect } from 'chai'
import { Op } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { Citizen } from '../../models/citizen.ts'
import { Staff } from '../../models/staff.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { filed, staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { newHelper } from '../cases/filing-for-others.ts'
import { clientsPath, newClient } from '../clients/new-client.ts'
import { operations } from '../http/operations.ts'
import {
  type ApiAnswer,
  api,
  idempotencyKey,
  inventPerson,
  logIn,
  noticeVersion,
  staffToken,
  waterFiling,
} from '../support/api.ts'
import { uploadPhoto } from '../support/photos.ts'
import { mp3Of } from '../support/recordings.ts'
import { service } from '../support/service.ts'

const handler = 'water-530114-handler'
const village = { problemPlace: { code: '530111001001' } }

const as = async (username: string, method: string, path: string, body?: object) =>
  api(method, path, { token: await staffToken(username), ...(body === undefined ? {} : { body }) })
const newPerson = () => logIn(inventPerson().phone)
const waterCase = async (): Promise<string> => (await filed(await newPerson())).id
const childCase = async (): Promise<string> => (await fileService(await newPerson(), 'school-dropout')).json.id

let accounts = 0
async function account(): Promise<{ id: string; username: string; password: string }> {
  const username = `audited-${process.pid}-${accounts++}`
  const { json } = await as('system-admin', 'POST', '/v1/admin/staff', { username, displayName: '样本·经办' })
  return { id: json.id, username, password: json.secrets.password }
}
const post = { role: 'county-handler', department: 'water', division: '530114' }
const grantOf = async (id: string) => as('security-admin', 'POST', `/v1/admin/staff/${id}/grants`, post)

const office = { department: 'ecology', division: '530111', name: '样本办公室' }
let officeId = ''
const localPromise = {
  serviceId: 'minimum-living-allowance',
  division: '530111',
  clocks: { acceptWorkingDays: 1 },
  basis: '样本办发〔2026〕2号',
}
let promiseId = ''
let voiceId = ''
let openedClient = ''
const client = () => ({ name: `样本·审计 ${crypto.randomUUID()}`, scopes: ['divisions:read'] })

async function recoveryTask(): Promise<string> {
  const residence = { code: '530114001001', detail: '样本小区1幢' }
  const person = inventPerson()
  await filed(await logIn(person.phone), { applicant: person, residence })
  const asker = await newPerson()
  const { id } = (await api('GET', '/v1/me', { token: asker })).json
  await Citizen.update({ openidHash: `openid of ${id}` }, { where: { id } })
  await api('POST', '/v1/me/recovery', { token: asker, body: { idNumber: person.idNumber, residence } })
  return (await StaffTask.findOne({ where: { citizenId: id, doneAt: null }, rejectOnEmpty: true })).id
}

async function voicePack(): Promise<ApiAnswer> {
  const form = new FormData()
  const marks = Array.from({ length: 9 }, (_, index) => index * 500).join(', ')
  const version = await noticeVersion('health-institutions')
  const fields = { serviceId: 'health-institutions', version, language: 'ii', marks }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('audio', new Blob([new Uint8Array(await mp3Of({ seconds: 5 }))]), 'all.mp3')
  return api('POST', '/v1/staff/voice-packs', { token: await staffToken('system-admin'), body: form })
}

async function clueOf(): Promise<ApiAnswer> {
  const { json } = await fileService(await newPerson(), 'minimum-living-allowance', village)
  return as('civil-530111-handler', 'POST', `/v1/staff/cases/${json.id}/clues`, { clue: '邻居说家里有人在上班' })
}

async function answeredCase(): Promise<{ citizen: string; id: string }> {
  const citizen = await newPerson()
  const { id } = await filed(citizen)
  const token = await staffToken(handler)
  await staffMove(token, id, 'accept', 1)
  await staffMove(token, id, 'answer', 2, '修好了')
  return { citizen, id }
}

/** What somebody of the staff does by each route, and what the audit calls it; then what citizens do. In this order. */
const deeds: Record<string, [action: string, call: () => Promise<ApiAnswer>]> = {
  'POST /v1/staff/sessions': [
    'login.open',
    async () => {
      const { username, password } = (await service()).demo.staff.find((each) => each.username === handler) ?? {}
      return api('POST', '/v1/staff/sessions', { body: { username, password } })
    },
  ],
  'POST /v1/staff/cases': [
    'case.submit',
    async () =>
      api('POST', '/v1/staff/cases', {
        token: await staffToken(handler),
        body: await waterFiling({ filingMode: 'proactive' }),
        headers: idempotencyKey(),
      }),
  ],
  'GET /v1/staff/cases/{id}': ['case.look', async () => as(handler, 'GET', `/v1/staff/cases/${await waterCase()}`)],
  'POST /v1/staff/cases/{id}/actions': [
    'case.accept',
    async () => staffMove(await staffToken(handler), await waterCase(), 'accept', 1),
  ],
  'POST /v1/staff/cases/{id}/agreement': [
    'case.confirm-agreement',
    async () => {
      const { token, part } = await newHelper()
      const { id } = await filed(token, part)
      return as(handler, 'POST', `/v1/staff/cases/${id}/agreement`, { version: 1 })
    },
  ],
  'POST /v1/staff/cases/{id}/reveal': [
    'case.reveal',
    async () =>
      as(handler, 'POST', `/v1/staff/cases/${await waterCase()}/reveal`, { field: 'phone', purpose: '打电话核实' }),
  ],
  'POST /v1/staff/cases/{id}/minor-access': [
    'leave.ask',
    async () =>
      as('education-530114-handler', 'POST', `/v1/staff/cases/${await childCase()}/minor-access`, { reason: '要家访' }),
  ],
  'POST /v1/staff/minor-access/{id}': [
    'leave.give',
    async () => {
      const path = `/v1/staff/cases/${await childCase()}/minor-access`
      const { json } = await as('education-530114-handler', 'POST', path, { reason: '要家访' })
      return as('education-530114-approver', 'POST', `/v1/staff/minor-access/${json.id}`, { hours: 2 })
    },
  ],
  'POST /v1/staff/cases/{id}/share-requests': [
    'share.request',
    async () =>
      as(handler, 'POST', `/v1/staff/cases/${await waterCase()}/share-requests`, {
        registry: 'disability',
        purpose: '核实情况',
      }),
  ],
  'POST /v1/staff/cases/{id}/rectification': [
    'rectification.call',
    async () => {
      const { citizen, id } = await answeredCase()
      await api('POST', `/v1/cases/${id}/rating`, { token: citizen, body: { level: 2, text: '还是没水' } })
      return as(handler, 'POST', `/v1/staff/cases/${id}/rectification`, { step: 'call', note: '打了电话' })
    },
  ],
  'POST /v1/staff/cases/{id}/clues': ['penalty.clue', clueOf],
  'POST /v1/staff/penalties/{id}/actions': [
    'penalty.file',
    async () =>
      as('penalty-530111-handler', 'POST', `/v1/staff/penalties/${(await clueOf()).json.id}/actions`, {
        action: 'file',
        version: 1,
      }),
  ],
  'POST /v1/staff/tasks/{id}': [
    'task.recover-account',
    async () =>
      as('civil-530114001-receiver', 'POST', `/v1/staff/tasks/${await recoveryTask()}`, {
        outcome: 'refused',
        note: '没有带证件',
      }),
  ],
  'POST /v1/staff/voice-packs': [
    'voice.add',
    async () => {
      const answer = await voicePack()
      voiceId = answer.json.id
      return answer
    },
  ],
  'DELETE /v1/staff/voice-packs/{id}': [
    'voice.remove',
    () => as('system-admin', 'DELETE', `/v1/staff/voice-packs/${voiceId}`),
  ],
  'PUT /v1/staff/me/password': [
    'account.new-password',
    async () => {
      const { username, password } = await account()
      await Staff.update({ totpSecret: null }, { where: { username } })
      const { json } = await api('POST', '/v1/staff/sessions', { body: { username, password } })
      const body = { old: password, password: '一句只有自己记得住的长口令' }
      return api('PUT', '/v1/staff/me/password', { token: json.token, body })
    },
  ],
  'POST /v1/admin/staff': [
    'account.open',
    () =>
      as('system-admin', 'POST', '/v1/admin/staff', {
        username: `audited-${process.pid}-x`,
        displayName: '样本·经办',
      }),
  ],
  'POST /v1/admin/staff/{id}/secrets': [
    'account.new-secrets',
    async () => as('system-admin', 'POST', `/v1/admin/staff/${(await account()).id}/secrets`),
  ],
  'DELETE /v1/admin/staff/{id}': [
    'account.close',
    async () => as('system-admin', 'DELETE', `/v1/admin/staff/${(await account()).id}`),
  ],
  'POST /v1/admin/staff/{id}/reopening': [
    'account.reopen',
    async () => {
      const { id } = await account()
      await as('system-admin', 'DELETE', `/v1/admin/staff/${id}`)
      return as('system-admin', 'POST', `/v1/admin/staff/${id}/reopening`)
    },
  ],
  'POST /v1/admin/staff/{id}/grants': ['grant.give', async () => grantOf((await account()).id)],
  'DELETE /v1/admin/grants/{id}': [
    'grant.end',
    async () => {
      const { json } = await grantOf((await account()).id)
      return as('security-admin', 'DELETE', `/v1/admin/grants/${json.grants[0].id}`)
    },
  ],
  'POST /v1/admin/offices': [
    'office.open',
    async () => {
      const answer = await as('system-admin', 'POST', '/v1/admin/offices', office)
      officeId = answer.json.id
      return answer
    },
  ],
  'PUT /v1/admin/offices/{id}': [
    'office.change',
    () => as('system-admin', 'PUT', `/v1/admin/offices/${officeId}`, { name: '样本办公室二' }),
  ],
  'DELETE /v1/admin/offices/{id}': [
    'office.close',
    () => as('system-admin', 'DELETE', `/v1/admin/offices/${officeId}`),
  ],
  'PUT /v1/admin/calendar': [
    'calendar.announce',
    async () => {
      const years = (await as('system-admin', 'GET', '/v1/admin/calendar')).json.items
      return as('system-admin', 'PUT', '/v1/admin/calendar', years.at(-1))
    },
  ],
  'POST /v1/admin/local-promises': [
    'promise.set',
    async () => {
      const answer = await as('civil-530111-approver', 'POST', '/v1/admin/local-promises', localPromise)
      promiseId = answer.json.id
      return answer
    },
  ],
  'DELETE /v1/admin/local-promises/{id}': [
    'promise.end',
    () => as('civil-530111-approver', 'DELETE', `/v1/admin/local-promises/${promiseId}`),
  ],
  'POST /v1/admin/api-clients': [
    'api-client.open',
    async () => {
      const answer = await as('system-admin', 'POST', clientsPath, client())
      openedClient = answer.json.id
      return answer
    },
  ],
  'PUT /v1/admin/api-clients/{id}': [
    'api-client.change',
    async () => as('system-admin', 'PUT', `${clientsPath}/${(await newClient()).id}`, client()),
  ],
  'DELETE /v1/admin/api-clients/{id}': [
    'api-client.close',
    async () => as('system-admin', 'DELETE', `${clientsPath}/${(await newClient()).id}`),
  ],
  'POST /v1/admin/api-clients/{id}/keys': [
    'api-key.add',
    () => as('system-admin', 'POST', `${clientsPath}/${openedClient}/keys`, { test: true }),
  ],
  'POST /v1/admin/api-keys/{id}/rotation': [
    'api-key.rotate',
    async () =>
      as('system-admin', 'POST', `/v1/admin/api-keys/${(await newClient()).keyId}/rotation`, { graceDays: 1 }),
  ],
  'DELETE /v1/admin/api-keys/{id}': [
    'api-key.revoke',
    async () => as('system-admin', 'DELETE', `/v1/admin/api-keys/${(await newClient()).keyId}`),
  ],
  'DELETE /v1/sessions/others': [
    'login.end-others',
    async () => api('DELETE', '/v1/sessions/others', { token: await newPerson() }),
  ],
  'GET /v1/centre/cases.csv': [
    'export.cases',
    () => as('centre-dispatcher', 'GET', '/v1/centre/cases.csv?division=530114'),
  ],
  'GET /v1/staff/audit': [
    'audit.look',
    () => as('auditor', 'GET', `/v1/staff/audit?subject=asked-by-${process.pid}-${Date.now()}`),
  ],
  'GET /v1/staff/audit.csv': ['export.audit', () => as('auditor', 'GET', '/v1/staff/audit.csv?action=calendar')],
  'GET /v1/attachments/{id}': [
    'case.photo',
    async () => {
      const citizen = await newPerson()
      const photo = (await uploadPhoto(citizen)).json.id
      await filed(citizen, { attachments: [photo] })
      const path = `/v1/attachments/${photo}`
      await as(handler, 'GET', path)
      return as(handler, 'GET', path)
    },
  ],
  'POST /v1/cases/{id}/rating': [
    'case.rate',
    async () => {
      const { citizen, id } = await answeredCase()
      return api('POST', `/v1/cases/${id}/rating`, { token: citizen, body: { level: 4 } })
    },
  ],
  'PUT /v1/me': [
    'account.register',
    async () => {
      const person = inventPerson()
      const residence = { code: '530114001001', detail: '样本小区1幢' }
      return api('PUT', '/v1/me', { token: await logIn(person.phone), body: { ...person, residence } })
    },
  ],
  'DELETE /v1/sessions/current': [
    'login.close',
    async () => api('DELETE', '/v1/sessions/current', { token: await newPerson() }),
  ],
  'GET /v1/me/export': ['export.account', async () => api('GET', '/v1/me/export', { token: await newPerson() })],
}

const lastSeq = async () => Number((await AuditEntry.max('seq')) ?? 0)

describe('every deed', function () {
  this.timeout(60_000)

  it('has its place in this list, each route that changes anything', async () => {
    const changing = (await operations())
      .filter(({ method, path }) => method !== 'GET' && /^\/v1\/(staff|admin|centre)\//.test(path))
      .map(({ method, path }) => `${method} ${path}`)
    expect(changing).to.have.length.above(20)
    expect(changing.filter((route) => !(route in deeds))).to.deep.equal([])
  })

  for (const [route, [action, call]] of Object.entries(deeds)) {
    it(`${route} is in the audit as ${action}`, async () => {
      const since = await lastSeq()
      const { status, json } = await call()
      expect(status, JSON.stringify(json)).to.be.within(200, 299)
      const entries = await AuditEntry.findAll({ where: { seq: { [Op.gt]: since }, action } })
      expect(entries).to.have.length(1)
    })
  }

  it('is recorded without anything that names a person', async () => {
    const person = inventPerson()
    await filed(await logIn(person.phone), { applicant: person, description: '样本水管裂了' })
    const entries = JSON.stringify(await AuditEntry.findAll({ raw: true }))
    expect(entries).to.include('case.submit')
    for (const personal of [person.name, person.phone, person.idNumber, '样本', '打了电话'])
      expect(entries, personal).to.not.include(personal)
  })

  it('tells when a name was tried until it rested, whose it was, and not that it was them', async () => {
    const { id, username } = await account()
    const since = await lastSeq()
    for (let time = 0; time < 11; time++)
      await api('POST', '/v1/staff/sessions', { body: { username, password: 'wrong' } })
    const locked = await AuditEntry.findAll({ where: { seq: { [Op.gt]: since }, action: 'login.locked' } })
    expect(locked.map(({ actorKind, subjectId }) => [actorKind, subjectId])).to.deep.equal([['nobody', id]])
  })
})
