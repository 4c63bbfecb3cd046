import { expect } from 'chai'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { connect } from '../../src/db/connect.ts'
import { unsafeSettings } from '../../src/db/durability.ts'
import { createLog } from '../../src/kernel/log.ts'
import { openWorld } from '../../src/world.ts'
import { newFolder, startChild } from '../support/child-service.ts'
import { ownDatabase } from '../support/own-database.ts'
import { postgresServer } from '../support/postgres-server.ts'

describe('a PostgreSQL that may lose what it acknowledged (needs PostgreSQL, else left out)', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>

  before(async function () {
    const url = await postgresServer()
    if (url === undefined) return this.skip()
    database = await ownDatabase(url)
  })
  after(() => database?.drop())

  async function commitsBy(way: string): Promise<string[]> {
    const client = new pg.Client(database.url)
    await client.connect()
    await client.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = ${way}`)
    await client.end()
    const { sequelize, close } = await connect(database.url, 2, '')
    return unsafeSettings(sequelize).finally(close)
  }

  it('is told by the setting that makes it so', async () => {
    expect(await commitsBy('off')).to.deep.equal(['synchronous_commit=off'])
    for (const way of ['on', 'local', 'remote_write', 'remote_apply']) expect(await commitsBy(way)).to.deep.equal([])
  })

  it('is refused at the start, in words', async () => {
    await commitsBy('off')
    const { path, remove } = newFolder()
    const config = readConfig({ NODE_ENV: 'test', VAR_DIR: path, DATABASE_URL: database.url })
    const refused = await openWorld(config, createLog('silent')).then(
      () => undefined,
      (error: Error) => error,
    )
    remove()
    expect(refused?.name).to.equal('UnsafeDatabase')
    expect(refused?.message).to.include('synchronous_commit=off').and.include('ALLOW_UNSAFE_DATABASE=true')
    expect(refused?.message).not.to.include(new URL(database.url).pathname)
  })

  it('is worked with where that was allowed, which the log and readiness tell', async () => {
    await commitsBy('off')
    const { path, remove } = newFolder()
    const settings = { DATABASE_URL: database.url, ROLE: 'worker', ALLOW_UNSAFE_DATABASE: 'true' }
    const child = await startChild(path, 'info', settings)
    const readiness = await (await fetch(`${child.baseUrl}/readyz`)).json()
    expect(readiness).to.deep.equal({ ready: true, draining: false, database: 'ready', durable: false })
    expect(await child.end('SIGTERM')).to.equal(0)
    remove()
    const told = /"level":50.*"code":"synchronous_commit=off","msg":"PostgreSQL may lose what was acknowledged/
    expect(child.said()).to.match(told)
  })
})
