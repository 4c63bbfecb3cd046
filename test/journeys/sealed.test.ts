import { expect } from 'chai'
import { QueryTypes, type Sequelize } from 'sequelize'
import { Case } from '../../models/case.ts'
import { saveDraft } from '../../src/cases/drafts.ts'
import { filed, staffMove } from '../cases/file.ts'
import { fileService } from '../cases/file-service.ts'
import { api, idempotencyKey, inventPerson, logIn, staffToken, waterFiling } from '../support/api.ts'
import { officeWorld, staffActor } from '../support/office-world.ts'

/** Everything that the database holds, as text, by table. */
async function dump(): Promise<Map<string, string>> {
  const sequelize = Case.sequelize as Sequelize
  const select = <T extends object>(sql: string) => sequelize.query<T>(sql, { type: QueryTypes.SELECT })
  const tables = await select<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  const texts = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await select<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`)
    texts.set(name, rows.map(({ text }) => text).join('\n'))
  }
  return texts
}

/** The words that stand open somewhere, with the table. */
async function openWords(words: string[]): Promise<string[]> {
  return [...(await dump())].flatMap(([table, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${word} in ${table}`),
  )
}

/** A step of staff on the version that the case has. */
async function step(username: string, id: string, action: string, more: Record<string, unknown> = {}): Promise<void> {
  const { version } = await Case.findByPk(id, { rejectOnEmpty: true })
  const body = { action, version, ...more }
  const { status, json } = await api('POST', `/v1/staff/cases/${id}/actions`, {
    token: await staffToken(username),
    body,
  })
  expect(status, `${action}: ${JSON.stringify(json)}`).to.equal(200)
}

describe('the database after a whole journey', () => {
  it('holds nothing that a person told of themselves but codes of places and boxes that they ticked', async () => {
    const ann = { ...inventPerson(), name: '样本封缄' }
    const token = await logIn(ann.phone)
    const detail = '样本密巷十七号'
    const visit = { on: '2026-01-05', place: '样本会客室', people: '样本在场人' }
    await api('PUT', '/v1/me', { token, body: { ...ann, residence: { code: '530114001001', detail } } })
    const content = { applicant: ann, residence: { code: '530114001', detail }, description: '样本没有写完的话' }
    await api('PUT', '/v1/drafts/sealed', { token, body: { serviceId: 'drinking-water', content } })
    const made = await filed(token, {
      applicant: ann,
      residence: { code: '530114001', detail },
      problemPlace: { code: '530114001001', detail: '样本水池旁边' },
      location: { longitude: 102.8617, latitude: 24.8943, coordType: 'wgs84', accuracy: 20 },
      description: '样本家三天没有水了',
    })
    const handler = await staffToken('water-530114-handler')
    const supplement = { action: 'supplement', note: '样本补充的话', version: 1 }
    await api('POST', `/v1/cases/${made.id}/actions`, { token, body: supplement })
    await staffMove(handler, made.id, 'accept', 2)
    await staffMove(handler, made.id, 'answer', 3, '样本答复的话')
    await api('POST', `/v1/cases/${made.id}/rating`, { token, body: { level: 5, text: '样本评价的话' } })
    const bob = { ...inventPerson(), name: '样本代办' }
    const answered = await fileService(await logIn(bob.phone), 'minimum-living-allowance', {
      filingMode: 'helper',
      helper: { name: bob.name, phone: bob.phone, relationship: '样本侄子' },
      applicant: ann,
      agreement: { kind: 'visit', ...visit },
    })
    expect(answered.status, JSON.stringify(answered.json)).to.equal(201)
    const told = [
      ...[ann, bob].flatMap((person) => Object.values(person)),
      ...[detail, visit.place, visit.people, '样本水池旁边', '样本侄子', '102.862', '"latitude"'],
      ...['样本没有写完的话', '样本家三天没有水了', '样本补充的话', '样本答复的话', '样本评价的话'],
    ]
    expect(await openWords(told)).to.deep.equal([])
    const { json } = await api('GET', `/v1/cases/${made.id}`, { token })
    expect(json).to.deep.include({ description: '样本家三天没有水了', applicant: ann })
  })

  it('holds nothing of what offices, neighbours and village workers wrote of somebody', async () => {
    const ann = { ...inventPerson(), name: '样本封存' }
    const token = await logIn(ann.phone)
    const place = { code: '530111001001' }
    const { id } = (await fileService(token, 'destitute-support', { applicant: ann, problemPlace: place })).json
    const [handler, approver] = ['civil-530111-handler', 'civil-530111-approver']
    await step(handler, id, 'accept')
    await step(handler, id, 'request-materials', { materials: ['样本缺的证明'] })
    const answer = { action: 'supplement', note: '样本补来的话', version: 3 }
    expect((await api('POST', `/v1/cases/${id}/actions`, { token, body: answer })).status).to.equal(200)
    await step(handler, id, 'investigate')
    await step(handler, id, 'opinion', { fit: true, note: '样本初审的话' })
    await step(handler, id, 'publish')
    const notices = await api('GET', `/v1/public-notices?division=${place.code}`)
    const neighbour = await logIn(inventPerson().phone)
    const objection = { token: neighbour, body: { text: '样本邻居的话' } }
    const against = `/v1/public-notices/${notices.json.items[0].id}/objections`
    expect((await api('POST', against, objection)).status).to.equal(204)
    await step(handler, id, 'opinion', { fit: false, note: '样本再审的话' })
    await step(handler, id, 'submit-to-county')
    await step(approver, id, 'deny', { note: '样本拒绝的话', basis: '样本依据的话', remedies: '样本救济的话' })
    const rating = { level: 1, text: '样本差评的话' }
    expect((await api('POST', `/v1/cases/${id}/rating`, { token, body: rating })).status).to.equal(201)
    for (const body of [
      { step: 'call', note: '样本回访的话' },
      { step: 'close', note: '样本整改的话' },
    ]) {
      const call = await api('POST', `/v1/staff/cases/${id}/rectification`, { token: await staffToken(handler), body })
      expect(call.status).to.equal(204)
    }
    const clue = { token: await staffToken(handler), body: { clue: '样本线索的话' } }
    expect((await api('POST', `/v1/staff/cases/${id}/clues`, clue)).status).to.equal(201)
    const water = await filed(token, { applicant: ann })
    await step('water-5301-supervisor', water.id, 'supervise', { note: '样本督办的话' })
    await step('water-530114-handler', water.id, 'reject', { note: '样本不收的话', otherChannel: '样本别处的话' })
    const job = (await fileService(token, 'job-search', { applicant: ann })).json.id
    const desk = 'jobs-530114-handler'
    const offers = await api('GET', `/v1/staff/cases/${job}/listings`, { token: await staffToken(desk) })
    await step(desk, job, 'accept')
    await step(desk, job, 'refer', { listings: [offers.json.items[0].id], note: '样本介绍的话' })
    const worker = 'village-530114001001-worker'
    const bob = { ...inventPerson(), name: '样本走访到' }
    const found = await api('POST', '/v1/staff/cases', {
      token: await staffToken(worker),
      headers: idempotencyKey(),
      body: await waterFiling({
        filingMode: 'proactive',
        applicant: bob,
        agreement: { kind: 'found', how: 'visit', reason: '样本走访的话' },
      }),
    })
    expect(found.status, JSON.stringify(found.json)).to.equal(201)
    const draft = { serviceId: 'drinking-water', content: { applicant: bob, found: { reason: '样本没写完的话' } } }
    await saveDraft(await officeWorld(), await staffActor(worker), 'sealed', draft)
    const said = [
      '样本缺的证明',
      ...'补来 初审 邻居 再审 拒绝 依据 救济 差评 回访 整改 督办 不收 别处 介绍 走访 没写完 线索'.split(' '),
    ]
    const told = [
      ...said.map((word) => (word.startsWith('样本') ? word : `样本${word}的话`)),
      ann.name,
      bob.name,
      bob.phone,
    ]
    expect(await openWords(told)).to.deep.equal([])
    const seen = (await api('GET', `/v1/cases/${id}`, { token })).json
    expect(seen.events.map(({ text }: { text: string }) => text).join())
      .to.include('样本依据的话')
      .and.include('样本缺的证明')
  })
})
