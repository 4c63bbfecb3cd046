import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { connect, type Database } from '../../src/db/connect.ts'
import { FolderInUse, lockFolder } from '../../src/db/folder-lock.ts'
import { transactionClient, writeAtTheEnd } from '../../src/db/transaction.ts'

describe('a transaction', () => {
  let database: Database
  const folder = mkdtempSync(join(tmpdir(), 'transaction-'))

  before(async function () {
    this.timeout(60_000)
    database = await connect(undefined, 1, folder)
    await database.sequelize.query('CREATE TABLE notes (text text)')
  })
  after(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (text: string) => database.sequelize.query('INSERT INTO notes VALUES ($1)', { bind: [text] })
  const texts = async () =>
    (await database.sequelize.query<{ text: string }>('SELECT text FROM notes', { type: QueryTypes.SELECT })).map(
      ({ text }) => text,
    )

  it('takes in every query of the calls within it, nested ones too', async () => {
    const failed = await database
      .transaction(async () => {
        await write('outer')
        await database.transaction(() => write('inner'))
        throw new Error('no')
      })
      .catch((error) => error.message)
    expect(failed).to.equal('no')
    expect(await texts()).to.deep.equal([])
  })

  it('commits once the outermost call is done', async () => {
    await database.transaction(() => database.transaction(() => write('kept')))
    expect(await texts()).to.deep.equal(['kept'])
  })

  it('keeps two at the same time apart', async () => {
    await Promise.all([
      database.transaction(() => write('a')),
      database
        .transaction(async () => {
          await write('b')
          throw new Error('no')
        })
        .catch(() => {}),
    ])
    expect((await texts()).includes('b')).to.equal(false)
  })

  it('answers what is asked at once each for itself, and keeps nothing of it when one fails', async () => {
    const ask = (sql: string) => database.sequelize.query<{ n: number }>(sql, { type: QueryTypes.SELECT })
    const answers = await database.transaction(() =>
      Promise.all([ask('SELECT 1 AS n'), ask('SELECT 2 AS n; SELECT 3 AS n'), ask("SELECT length('样本') AS n")]),
    )
    expect(answers).to.deep.equal([[{ n: 1 }], [{ n: 2 }, { n: 3 }], [{ n: 2 }]])
    const failed = await database
      .transaction(() => Promise.all([write('at once'), ask('SELECT nothing AS n'), write('at once, after')]))
      .catch((error) => error.parent.code)
    expect(failed).to.equal('42703')
    expect((await texts()).filter((text) => text.startsWith('at once'))).to.deep.equal([])
    expect(await ask('SELECT 4 AS n')).to.deep.equal([{ n: 4 }])
  })

  it('lets nothing be written by what is still under way when it has failed', async () => {
    const steps: string[] = []
    const underWay = async () => {
      for (let step = 0; step < 5; step++) {
        await write(`under way ${step}`)
        steps.push('written')
      }
    }
    let rest: Promise<void> = Promise.resolve()
    const failed = await database
      .transaction(() => {
        rest = underWay()
        return Promise.all([rest, write('beside').then(() => Promise.reject(new Error('no')))])
      })
      .catch((error) => error.message)
    expect(failed).to.equal('no')
    expect(await rest.catch((error) => error.message)).to.match(/rollback has been called/)
    expect(steps.length).to.be.within(1, 4)
    expect((await texts()).filter((text) => /^(?:under way|beside)/.test(text))).to.deep.equal([])
  })

  it('keeps nothing when what it does last fails behind its commit, and says so', async () => {
    const lastly = (sql: string) => async () => {
      const answered = transactionClient().query(sql)
      answered.catch(() => undefined)
      return { answered }
    }
    const doing = (sql: string) =>
      database.transaction(async () => {
        await write('early')
        writeAtTheEnd('item', lastly(sql))
        return 'done'
      })
    const failed = await doing('INSERT INTO nowhere VALUES (1)').catch((error) => error.code)
    expect(failed).to.equal('42P01')
    expect(await texts()).to.not.include('early')
    expect(await doing("INSERT INTO notes VALUES ('last')")).to.equal('done')
    expect(await texts()).to.include.members(['early', 'last'])
  })

  it('the folder of a running database cannot be opened by another', () => {
    expect(() => lockFolder(folder)).to.throw(FolderInUse, /VAR_DIR/)
  })
})
