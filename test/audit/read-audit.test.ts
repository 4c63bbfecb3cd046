import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { AuditEntry } from '../../models/audit-entry.ts'
import { AuditVerification } from '../../models/audit-verification.ts'
import { Staff } from '../../models/staff.ts'
import { anchorDaily } from '../../src/audit/anchor-daily.ts'
import { verifyDaily } from '../../src/audit/verify-daily.ts'
import { auditedDeeds } from '../../src/cases/audit/deeds.ts'
import { diskAnchors } from '../../src/engines/disk-anchors.ts'
import { readCsv } from '../../src/kernel/csv.ts'
import { newSigningKeys, readSigningKeys } from '../../src/kernel/signing-keys.ts'
import { languages, loadWords } from '../../src/kernel/words.ts'
import { filed, staffMove } from '../cases/file.ts'
import { api, expectProblem, inventPerson, logIn, staffToken } from '../support/api.ts'
import { officeWorld } from '../support/office-world.ts'
import { service } from '../support/service.ts'

const handler = 'water-530114-handler'
const ask = async (query: string) => api('GET', `/v1/staff/audit?${query}`, { token: await staffToken('auditor') })
const idOf = async (username: string) => (await Staff.findOne({ where: { username }, rejectOnEmpty: true })).id

/** A case that was filed, looked at and accepted. */
async function acceptedCase(): Promise<string> {
  const { id } = await filed(await logIn(inventPerson().phone))
  const token = await staffToken(handler)
  await api('GET', `/v1/staff/cases/${id}`, { token })
  await staffMove(token, id, 'accept', 1)
  return id
}

describe('the audit for its reader', function () {
  this.timeout(60_000)

  it('tells who did what to a case, the newest first, in words and with names of staff alone', async () => {
    const id = await acceptedCase()
    const { status, json } = await ask(`subject=${id}`)
    expect(status).to.equal(200)
    expect(json.items.map(({ action }: { action: string }) => action)).to.deep.equal([
      'case.accept',
      'case.look',
      'case.submit',
    ])
    const [accepted, , submitted] = json.items
    expect(accepted.actor).to.deep.include({ kind: 'staff', id: await idOf(handler) })
    expect(accepted.actor.name).to.include(handler)
    expect(accepted.title.text).to.equal('受理')
    expect(accepted.division.code).to.equal('530114001001')
    expect(submitted.actor).to.deep.include({ kind: 'citizen', name: null })
  })

  it('is found by who, what, where and when, and by all of these together', async () => {
    const id = await acceptedCase()
    const today = new Date((await service()).now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const all = `subject=${id}&actor=${await idOf(handler)}&action=case&division=5301&from=${today}&to=${today}`
    const actions = async (query: string) =>
      (await ask(query)).json.items.map(({ action }: { action: string }) => action)
    expect(await actions(all)).to.deep.equal(['case.accept', 'case.look'])
    expect(await actions(`subject=${id}&action=case.look`)).to.deep.equal(['case.look'])
    expect(await actions(`subject=${id}&action=cas`)).to.deep.equal([])
    expect(await actions(`subject=${id}&division=5325`)).to.deep.equal([])
    expect(await actions(`subject=${id}&to=2020-01-01`)).to.deep.equal([])
    expect(await actions(`subject=${id}&from=2099-01-01`)).to.deep.equal([])
    expect(await actions(`subject=${id}&actor=system`)).to.deep.equal([])
  })

  it('goes on page by page without a gap, also while entries are added', async () => {
    const id = await acceptedCase()
    const seqs: number[] = []
    let cursor = ''
    do {
      const { json } = await ask(`subject=${id}&limit=1${cursor}`)
      seqs.push(...json.items.map(({ seq }: { seq: number }) => seq))
      cursor = json.nextCursor === null ? '' : `&cursor=${json.nextCursor}`
      await logIn(inventPerson().phone)
    } while (cursor !== '')
    expect(seqs).to.have.length(3)
    expect(seqs).to.deep.equal(seqs.toSorted((a, b) => b - a))
    expectProblem(await ask('cursor=1e3'), 400, 'request.invalid')
  })

  it('is nobody else’s to read, as a list, a table or a page', async () => {
    const { baseUrl } = await service()
    for (const username of ['system-admin', 'security-admin', 'centre-dispatcher', handler]) {
      const token = await staffToken(username)
      for (const path of ['/v1/staff/audit', '/v1/staff/audit.csv'])
        expectProblem(await api('GET', path, { token }), 403, 'auth.forbidden')
      const page = await fetch(`${baseUrl}/staff/audit`, { headers: { cookie: `session=${token}` } })
      expect(page.status, username).to.equal(403)
    }
  })

  it('tells of those who look, once an hour for the same question', async () => {
    const id = await acceptedCase()
    const looks = () => AuditEntry.count({ where: { action: 'audit.look', details: JSON.stringify(lookFor(id)) } })
    await ask(`subject=${id}&limit=1`)
    await ask(`subject=${id}`)
    expect(await looks()).to.equal(1)
    ;(await service()).wait(3_600_001)
    await ask(`subject=${id}`)
    expect(await looks()).to.equal(2)
  })

  it('takes no number of a person to look for: it would be kept', async () => {
    for (const subject of [inventPerson().idNumber, '19811112222', '样本'])
      expectProblem(await ask(`subject=${encodeURIComponent(subject)}`), 400, 'request.invalid')
  })

  it('can be taken as a table that no spreadsheet runs, with what a hash is made of', async () => {
    const id = await acceptedCase()
    const { baseUrl } = await service()
    const answer = await fetch(`${baseUrl}/v1/staff/audit.csv?subject=${id}`, {
      headers: { authorization: `Bearer ${await staffToken('auditor')}` },
    })
    expect(answer.headers.get('content-type')).to.equal('text/csv; charset=utf-8')
    const [head, ...rows] = readCsv(await answer.text()).map(({ fields }) => fields)
    expect(head).to.include.members(['seq', 'actorId', 'details', 'priorHash', 'hash'])
    expect(rows).to.have.length(3)
    const cells = rows.flat()
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).to.deep.equal([])
    expect(await AuditEntry.count({ where: { hash: rows[0]?.at(-1) ?? '' } })).to.equal(1)
  })

  it('has words for every deed that it tells of', async () => {
    const words = loadWords()
    for (const language of languages)
      for (const [kind, deeds] of Object.entries(auditedDeeds)) {
        expect(words(language, `audit:kind.${kind}`)).to.be.a('string')
        for (const deed of deeds) expect(words(language, `audit:deed.${kind}.${deed}`)).to.be.a('string')
      }
    const done = await AuditEntry.findAll({ attributes: ['action'], group: ['action'] })
    const unknown = done
      .map(({ action }) => action)
      .filter((action) => !action.startsWith('test.'))
      .filter((action) => !auditedDeeds[action.split('.')[0] ?? '']?.includes(action.split('.')[1] ?? ''))
    expect(unknown).to.deep.equal([])
  })
})

function lookFor(subject: string) {
  return { action: null, actor: null, from: null, place: null, subject, to: null }
}

describe('what is known of the audit as a whole', function () {
  this.timeout(60_000)

  it('is what the last reading found: how much is vouched for, and every fault by its number', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anchors-'))
    const { current, publicKeys } = readSigningKeys(newSigningKeys('test'))
    if (current === undefined) throw new Error('the key signs')
    const later = new Date((await service()).now().getTime() + 400 * 86_400_000)
    const world = { ...(await officeWorld(later)), anchors: diskAnchors(folder), publicKeys, signer: current }
    try {
      await acceptedCase()
      await anchorDaily(world)
      const found = await verifyDaily(world)
      expect(Number(found?.faultCount)).to.equal(0)
      expect(await verifyDaily(world), 'once a day').to.equal(undefined)
      const told = async () => (await ask('action=calendar')).json.verification
      const { anchoredUpTo, entries, anchors } = await told()
      expect({ anchoredUpTo, anchors }).to.deep.equal({ anchoredUpTo: entries, anchors: 1 })

      const forged = { lines: async () => ['{}'], add: async () => {} }
      world.time.set(new Date(later.getTime() + 2 * 86_400_000))
      await verifyDaily({ ...world, anchors: forged })
      const { faultCount, faults } = await told()
      expect(faultCount).to.be.above(0)
      expect(faults[0]).to.deep.equal({ seq: null, line: 1, what: 'anchor-unreadable' })
    } finally {
      await AuditVerification.destroy({ where: {} })
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
