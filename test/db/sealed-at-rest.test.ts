import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { QueryTypes, type Sequelize } from 'sequelize'
import { Case } from '../../models/case.ts'
import { sealedTables } from '../../models/sealed-column.ts'
import { confirmSeals, sealsFor } from '../../src/db/sealing.ts'
import { addKey, newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import { resealTable } from '../../tools/keys/reseal.ts'
import { serviceParts } from '../support/parts.ts'
import { newSeals } from '../support/seals.ts'
import { service } from '../support/service.ts'

const folder = new URL('../../migrations/', import.meta.url)

/** A person, an application on its way and a form as they stood before anything was sealed. */
const plain = `
  INSERT INTO citizens (id, phone, name, id_number, contact_phone, residence_detail, created_at)
    VALUES ('c', '19811129001', '样本旧', '530114195003070011', NULL, '样本巷3号', now());
  INSERT INTO offices (id, department, division, name) VALUES ('o', 'water', '53', 'x');
  INSERT INTO cases (id, case_number, service_id, department, catalogue_version, notice_version, filing_mode, state, urgency,
      citizen_id, applicant, residence, problem_division, problems, answers, description, office_id, office_division, routing_reason,
      progress, version, created_at, updated_at)
    VALUES ('k', 'n', 'remote-care-reimbursement', 'water', '', '', 'self', 'ROUTED', 'normal', 'c',
      '{"name": "样本旧", "idNumber": "530114195003070011", "phone": "19811129001"}', '{"code": "53", "detail": "样本巷3号"}',
      '53', '{}', '{"invoices": [{"number": "No7788"}]}', '胃痛三年', 'o', '53', 'county', '{"materials": ["样本单据"]}', 1,
      now(), now());
  INSERT INTO consents (id, case_id, notice_version, method, at) VALUES ('y', 'k', 'v', 'heard', now());
  INSERT INTO drafts (id, citizen_id, client_key, service_id, content, updated_at)
    VALUES ('d', 'c', 'f', 'x', '{"typed": "样本旧"}', now());
  INSERT INTO case_events (id, case_id, seq, actor_kind, action, to_state, note, detail, at)
    VALUES ('e', 'k', 1, 'staff', 'deny', 'DENIED', '样本理由', '{"basis": "样本依据"}', now()),
      ('s', 'k', 0, 'citizen', 'submit', 'ROUTED', NULL, NULL, now());
  INSERT INTO public_notices (id, case_id, service_id, division, masked_name, from_at, until_at)
    VALUES ('p', 'k', 'x', '53', '样*', now(), now());
  INSERT INTO objections (id, notice_id, citizen_id, text, at) VALUES ('j', 'p', 'c', '样本异议', now());
  INSERT INTO supervisions (id, case_id, reason, due_at, at) VALUES ('u', 'k', '样本督办', now(), now());
  INSERT INTO rectifications (case_id, opened_at, due_at, provisional, call_note)
    VALUES ('k', now(), now(), false, '样本回访');
  INSERT INTO penalties (id, case_id, department, division, state, version, clue, gain_fen, created_at, updated_at)
    VALUES ('b', 'k', 'water', '53', 'CLUE', 1, '样本线索', 120034, now(), now());
`

class Undo extends Error {}

describe('a database from before sealing', () => {
  let sequelize: Sequelize
  let transaction: <T>(work: () => Promise<T>) => Promise<T>
  before(async () => {
    ;({ transaction } = await serviceParts())
    sequelize = Case.sequelize as Sequelize
  })

  async function step(names: string[], seals: Seals): Promise<void> {
    for (const name of names) await (await import(new URL(name, folder).href)).up(sequelize, seals)
  }

  it('is sealed whole: what was kept opens in its place, and is found by its index', async () => {
    const seals = newSeals()
    const names = readdirSync(folder).sort()
    const all = (table: string) =>
      sequelize.query<Record<string, string>>(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT })
    const found = transaction(async () => {
      await sequelize.query('CREATE SCHEMA before_sealing; SET LOCAL search_path TO before_sealing')
      await step(names.slice(0, names.indexOf('0020-sealed-at-rest.ts')), seals)
      await sequelize.query(plain)
      await step(['0020-sealed-at-rest.ts'], seals)
      const tables = [
        'citizens',
        'cases',
        'drafts',
        'case_events',
        'objections',
        'supervisions',
        'rectifications',
        'penalties',
      ]
      const rows: Record<string, string>[][] = []
      for (const table of tables) rows.push(await all(table))
      const [[citizen = {}] = [], [record = {}] = [], [draft = {}] = [], events = []] = rows
      const [[objection = {}] = [], [supervision = {}] = [], [rectification = {}] = [], [penalty = {}] = []] =
        rows.slice(4)
      const dump = JSON.stringify(rows)
      for (const word of ['样本', '19811129001', '53011419', '胃痛', 'No7788', '120034'])
        expect(dump).to.not.include(word)
      const open = (row: Record<string, string>, column: string, place: string) =>
        JSON.parse(seals.open(row[column] as string, place))
      expect(open(citizen, 'name', 'citizens.name:c')).to.equal('样本旧')
      expect(citizen['contact_phone']).to.equal(null)
      expect(citizen['phone_index']).to.equal(seals.blindIndex('phone', '19811129001'))
      expect(open(record, 'description', 'cases.description:k')).to.equal('胃痛三年')
      expect(open(record, 'applicant', 'cases.applicant:k')).to.include({ phone: '19811129001' })
      expect(record['id_number_index']).to.equal(citizen['id_number_index'])
      expect(record['once_indexes']).to.have.length(1)
      expect(open(record, 'progress', 'cases.progress:k')).to.deep.equal({ materials: ['样本单据'] })
      expect(open(draft, 'content', 'drafts.content:d')).to.deep.equal({ typed: '样本旧' })
      const denial = events.find(({ id }) => id === 'e') ?? {}
      expect(open(denial, 'note', 'case_events.note:e')).to.equal('样本理由')
      expect(open(denial, 'detail', 'case_events.detail:e')).to.deep.equal({ basis: '样本依据' })
      expect(events.find(({ id }) => id === 's')?.['detail']).to.equal(null)
      expect(open(objection, 'text', 'objections.text:j')).to.equal('样本异议')
      expect(open(supervision, 'reason', 'supervisions.reason:u')).to.equal('样本督办')
      expect(open(rectification, 'call_note', 'rectifications.call_note:k')).to.equal('样本回访')
      expect(rectification['result']).to.equal(null)
      expect(open(penalty, 'clue', 'penalties.clue:b')).to.equal('样本线索')
      expect(open(penalty, 'gain_fen', 'penalties.gain_fen:b')).to.equal(120034)
      await confirmSeals(sequelize, seals)
      await step(['0021-consents.ts', '0022-centre-days.ts', '0023-registries-and-exports.ts'], seals)
      await sequelize.query(
        `INSERT INTO staff (id, username, password_hash, display_name, created_at) VALUES ('s', 's', '', '样本', now());
         INSERT INTO share_requests (id, case_id, staff_id, registry, purpose, result, at)
           VALUES ('r', 'k', 's', 'x', '样本目的', 'no-list', now())`,
      )
      await step(['0033-sealed-purposes.ts'], seals)
      const [request = {}] = await all('share_requests')
      expect(open(request, 'purpose', 'share_requests.purpose:r')).to.equal('样本目的')
      const consents = (await all('consents')).map(({ purpose, method }) => `${purpose} ${method}`)
      expect(consents).to.have.members(['notice heard', 'phone heard'])
      throw new Undo()
    })
    await found.catch((error) => expect(error).to.be.instanceOf(Undo))
  })

  it('opens after its keys were rotated, and people are found by the same indexes', async () => {
    const { folder: varDir } = await service()
    const text = readFileSync(join(varDir, 'field-keys.json'), 'utf8')
    const before = await sealsFor(sequelize, readKeyRing(text))
    const after = await sealsFor(sequelize, readKeyRing(addKey(text, 'next')))
    expect(after.blindIndex('phone', '19811129001')).to.equal(before.blindIndex('phone', '19811129001'))
    const [row] = await sequelize.query<Record<string, string>>(
      'SELECT id, phone, phone_index FROM citizens WHERE phone IS NOT NULL LIMIT 1',
      { type: QueryTypes.SELECT },
    )
    const { id = '', phone: sealed = '', phone_index } = row ?? {}
    const opened = JSON.parse(after.open(sealed, `citizens.phone:${id}`)) as string
    expect(after.blindIndex('phone', opened)).to.equal(phone_index)
    expect(after.seal('x', 'y')).to.match(/^v1\.next\./)
  })

  it('is sealed anew under the new key, by another suite, row by row, and opens as before', async () => {
    const text = readFileSync(join((await service()).folder, 'field-keys.json'), 'utf8')
    const seals = await sealsFor(sequelize, readKeyRing(addKey(text, 'next', 'sm4-ctr-hmac-sm3')))
    expect(seals.head).to.equal('v2.next.')
    const tables = sealedTables(Object.values(sequelize.models))
    expect(tables.map(({ table }) => table)).to.include.members(['citizens', 'cases', 'drafts', 'idempotency_keys'])
    const done = transaction(async () => {
      for (const table of tables) await resealTable({ sequelize, transaction, seals }, table)
      for (const { table, columns } of tables) {
        const left = await sequelize.query(
          `SELECT 1 FROM ${table} WHERE ${columns.map((column) => `NOT starts_with(${column}, $1)`).join(' OR ')}`,
          { bind: [seals.head], type: QueryTypes.SELECT },
        )
        expect(left, table).to.deep.equal([])
      }
      const [row] = await sequelize.query<Record<string, string>>(
        'SELECT * FROM citizens WHERE name IS NOT NULL LIMIT 1',
        {
          type: QueryTypes.SELECT,
        },
      )
      expect(JSON.parse(seals.open(row?.['name'] ?? '', `citizens.name:${row?.['id']}`))).to.include('样本')
      throw new Undo()
    })
    await done.catch((error) => expect(error).to.be.instanceOf(Undo))
  })

  it('is not opened with the keys of another', async () => {
    const ring = readKeyRing(newKeyRing('another'))
    const refusal = await sealsFor(sequelize, ring).catch((error: Error) => error)
    expect(refusal).to.be.instanceOf(Error).and.have.property('name', 'WrongKeys')
    const sameName = await sequelize.query<{ index_key: string }>('SELECT index_key FROM sealing', {
      type: QueryTypes.SELECT,
    })
    const misnamed = readKeyRing(newKeyRing(sameName[0]?.index_key ?? ''))
    expect(await sealsFor(sequelize, misnamed).catch(({ name }) => name)).to.equal('WrongKeys')
  })
})
