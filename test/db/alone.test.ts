import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { alone } from '../../src/db/alone.ts'
import { connect } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { newFolder } from '../support/child-service.ts'
import { missingServer } from '../support/four-processes.ts'
import { ownDatabase } from '../support/own-database.ts'
import { newSeals } from '../support/seals.ts'

describe('what one process does while others wait', () => {
  it('is done one at a time, and migrations once, by as many as come', async function () {
    const missing = await missingServer()
    if (missing?.startsWith('PostgreSQL')) this.skip()
    const { DATABASE_URL = 'postgres://postgres@127.0.0.1:5432/postgres' } = process.env
    const { url, drop } = await ownDatabase(DATABASE_URL)
    const folder = newFolder()
    const databases = await Promise.all([1, 2, 3, 4].map(() => connect(url, 2, join(folder.path, 'unused'))))
    try {
      let inside = 0
      let most = 0
      const turn = async () => {
        most = Math.max(most, ++inside)
        await sleep(10)
        inside--
      }
      await Promise.all(databases.map((each) => alone(each, 1, turn)))
      expect(most).to.equal(1)
      const seals = newSeals()
      const made = await Promise.all(databases.map((each) => migrate(each, seals)))
      expect(made.filter((names) => names.length > 0)).to.have.length(1)
    } finally {
      await Promise.all(databases.map((each) => each.close()))
      await drop()
      folder.remove()
    }
  })

  it('that fails lets the next one in', async () => {
    const embedded = { kind: 'embedded' } as Parameters<typeof alone>[0]
    const failed = await alone(embedded, 1, () => Promise.reject(new Error('no'))).catch(
      (error: Error) => error.message,
    )
    expect(failed).to.equal('no')
  })
})
