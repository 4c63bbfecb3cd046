import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { connect, type Database } from '../../src/db/connect.ts'
import { FolderInUse, lockFolder } from '../../src/db/folder-lock.ts'

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

  it('the folder of a running database cannot be opened by another', () => {
    expect(() => lockFolder(folder)).to.throw(FolderInUse, /VAR_DIR/)
  })
})
