import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Sequelize } from 'sequelize'
import { AuditEntry } from '../../models/audit-entry.ts'
import { anchorDaily } from '../../src/audit/anchor-daily.ts'
import type { AnchorStore } from '../../src/audit/anchor-store.ts'
import { append } from '../../src/audit/append.ts'
import { type AuditedDeed, record } from '../../src/audit/record.ts'
import { type AuditReport, verifyAudit } from '../../src/audit/verify-audit.ts'
import { createTransactions, type Transactions } from '../../src/db/transaction.ts'
import { diskAnchors } from '../../src/engines/disk-anchors.ts'
import { newSigningKeys, readSigningKeys } from '../../src/kernel/signing-keys.ts'
import { type ClockedJobs, clockedJobs } from '../support/clocked-jobs.ts'
import { service } from '../support/service.ts'
import { drawing, tamperings } from './tamperings.ts'

const rounds = 100
const dayMs = 86_400_000

describe('the audit', function () {
  this.timeout(120_000)
  const folders: string[] = []
  const keys = readSigningKeys(newSigningKeys('test'))
  let clock: ClockedJobs
  let sequelize: Sequelize
  let transaction: Transactions

  before(async () => {
    clock = clockedJobs((await service()).now())
    if (AuditEntry.sequelize === undefined) throw new Error('the models are not bound')
    sequelize = AuditEntry.sequelize
    transaction = createTransactions(sequelize)
  })
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  const newAnchors = () => {
    const folder = mkdtempSync(join(tmpdir(), 'anchors-'))
    folders.push(folder)
    return diskAnchors(folder)
  }
  const anchor = (anchors: AnchorStore) => {
    if (keys.current === undefined) throw new Error('the key signs')
    return anchorDaily({ clock, transaction, anchors, signer: keys.current })
  }
  const passDays = (days: number) => clock.set(new Date(clock.now().getTime() + days * dayMs))
  const verify = (anchors: AnchorStore): Promise<AuditReport> =>
    verifyAudit({ clock, anchors, publicKeys: keys.publicKeys })
  const faultsOf = async (lines: string[]) => {
    const { faults } = await verify({ lines: async () => lines, add: async () => {} })
    return faults.map(({ what }) => what)
  }
  const deed = (details: AuditedDeed['details'] = {}): AuditedDeed => ({
    actor: { kind: 'staff', staffId: 'somebody' },
    action: 'test.deed',
    subject: { kind: 'test', id: 'something' },
    division: '530114',
    details,
  })
  const deeds = () => AuditEntry.count({ where: { action: 'test.deed' } })

  it('has an entry exactly when the deed was done', async () => {
    const before = await deeds()
    await transaction(async () => {
      record({ clock }, deed())
      record({ clock }, deed())
    })
    const undone = transaction(async () => {
      record({ clock }, deed())
      throw new Error('no')
    })
    expect(await undone.catch(({ message }) => message)).to.equal('no')
    expect(await deeds()).to.equal(before + 2)
    expect(() => record({ clock }, deed())).to.throw('not in a transaction')
  })

  it('takes codes, never what somebody typed or what names a person', async () => {
    const refused: AuditedDeed[] = [
      deed({ note: '样本一' }),
      deed({ note: 'two words' }),
      deed({ phone: '13800138000' }),
      deed({ number: '530114195003070017' }),
      { ...deed(), subject: { kind: 'citizen', id: '53011419500307001X' } },
      { ...deed(), division: '昆明' },
    ]
    await transaction(async () => {
      for (const each of refused) expect(() => record({ clock }, each), JSON.stringify(each)).to.throw(/audit|division/)
    })
  })

  it('refuses to be changed or emptied', async () => {
    await transaction(async () => record({ clock }, deed()))
    for (const change of [
      'UPDATE audit_entries SET division = NULL',
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ])
      expect(await sequelize.query(change).catch(({ message }) => message), change).to.include('only added to')
  })

  it('stays one chain when many write at once', async () => {
    const { seq } = (await AuditEntry.findOne({ order: [['seq', 'DESC']] })) ?? { seq: 0 }
    const writers = Array.from({ length: 60 }, (_, index) =>
      transaction(async () => record({ clock }, deed({ index }))),
    )
    await Promise.all(writers)
    const anchors = newAnchors()
    await anchor(anchors)
    const { entries, anchoredUpTo, faults } = await verify(anchors)
    expect(faults).to.deep.equal([])
    expect(anchoredUpTo)
      .to.equal(entries)
      .and.at.least(Number(seq) + 60)
  })

  it('is anchored once a day, whoever does it', async () => {
    const anchors = newAnchors()
    expect((await Promise.all([anchor(anchors), anchor(anchors)])).filter(Boolean)).to.have.length(1)
    expect(await anchor(anchors)).to.equal(false)
    passDays(1)
    expect(await anchor(anchors)).to.equal(true)
    expect(await anchors.lines()).to.have.length(2)
    expect((await verify(anchors)).faults).to.deep.equal([])
  })

  it('tells what is wrong with anchors', async () => {
    const anchors = newAnchors()
    for (let day = 0; day < 3; day++) {
      await transaction(async () => record({ clock }, deed()))
      await anchor(anchors)
      passDays(1)
    }
    const lines = await anchors.lines()
    const [first = '', second = '', third = ''] = lines
    expect(await faultsOf(lines)).to.deep.equal([])
    expect(await faultsOf([first, third])).to.include('anchor-does-not-follow')
    expect(await faultsOf([second, third])).to.include('anchor-does-not-follow')
    expect(await faultsOf([first, 'nonsense', third])).to.include('anchor-unreadable')
    const line = JSON.parse(second) as Record<string, string | number>
    for (const [field, value] of Object.entries(line)) {
      const other = typeof value === 'number' ? value - 1 : value.replace(/.$/, (end) => (end === '0' ? '1' : '0'))
      const changed = JSON.stringify({ ...line, [field]: other })
      const wrong = field === 'key' ? 'anchor-key-unknown' : 'anchor-signature-wrong'
      expect(await faultsOf([first, changed, third]), field).to.include(wrong)
    }
    passDays(2)
    expect(await faultsOf([first])).to.include('not-anchored')
  })

  it(`finds each of ${rounds} tamperings`, async () => {
    const missed: string[] = []
    const undo = new Error('everything as it was')
    const tampered = transaction(async () => {
      await sequelize.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_stay')
      await sequelize.query('DELETE FROM audit_entries')
      await sequelize.query("UPDATE audit_head SET seq = 0, hash = ''")
      const anchors = newAnchors()
      const write = (count: number) =>
        append(
          Array.from({ length: count }, (_, index) => ({
            at: new Date(clock.now().getTime() + index),
            actorKind: index % 3 === 0 ? ('citizen' as const) : ('staff' as const),
            actorId: `actor-${index % 7}`,
            action: 'test.deed',
            subjectKind: 'case',
            subjectId: index % 5 === 0 ? null : `case-${index}`,
            division: index % 4 === 0 ? null : '530114001001',
            details: `{"index":${index}}`,
          })),
        )
      for (const count of [120, 130]) {
        await write(count)
        await anchor(anchors)
        passDays(1)
      }
      await write(20)
      const { entries, anchoredUpTo, faults } = await verify(anchors)
      expect([entries, anchoredUpTo, faults]).to.deep.equal([270, 250, []])
      const draw = drawing(20261127)
      for (let round = 0; round < rounds; round++) {
        const { name, run } = tamperings[round % tamperings.length] as (typeof tamperings)[number]
        await sequelize.query('SAVEPOINT untouched')
        await run(sequelize, draw, anchoredUpTo)
        if ((await verify(anchors)).faults.length === 0) missed.push(`${round}: ${name}`)
        await sequelize.query('ROLLBACK TO SAVEPOINT untouched')
      }
      expect((await verify(anchors)).faults).to.deep.equal([])
      throw undo
    })
    expect(await tampered.catch((error) => error)).to.equal(undo)
    expect(missed).to.deep.equal([])
  })
})
