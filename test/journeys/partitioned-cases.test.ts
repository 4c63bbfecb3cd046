import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import pg from 'pg'
import { idempotencyKey } from '../support/api.ts'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'
import { ownDatabase } from '../support/own-database.ts'
import { postgresServer } from '../support/postgres-server.ts'
import { filingFor } from './filing-for.ts'

const script = readFileSync(join(import.meta.dirname, '../../deploy/partition-cases.sql'), 'utf8')

describe('cases that are partitioned by prefecture', function () {
  this.timeout(120_000)
  const folder = newFolder()
  let own: Awaited<ReturnType<typeof ownDatabase>>
  let database: pg.Client
  let service: ChildService | undefined
  const start = async () => {
    service = await startChild(folder.path, 'warn', { DATABASE_URL: own.url })
  }
  before(async function () {
    const url = await postgresServer()
    if (url === undefined) {
      console.log('    PostgreSQL does not answer on this machine: partitions are not tried')
      this.skip()
    }
    own = await ownDatabase(url)
    database = new pg.Client(own.url)
    await database.connect()
    await start()
  })
  after(async () => {
    await service?.end('SIGTERM')
    await database?.end()
    await own?.drop()
    folder.remove()
  })

  async function call(method: string, path: string, { token, body }: { token: string; body?: unknown }) {
    const response = await fetch(`${service?.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...idempotencyKey() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: JSON.parse(await response.text()) }
  }
  const citizen = () => service?.demo.citizens[0]?.token ?? ''
  const staff = () => service?.demo.staff.find(({ username }) => username === 'water-530114-handler')?.token ?? ''
  const file = async () => {
    const body = await filingFor(service as ChildService)
    return (await call('POST', '/v1/cases', { token: citizen(), body })).json as { id: string; caseNumber: string }
  }
  const rows = async (sql: string) => (await database.query(sql)).rows

  it('are those that were there, and new ones are filed, found and worked on as before', async () => {
    const before = await file()
    const told = (await call('GET', `/v1/cases/${before.id}`, { token: citizen() })).json
    await service?.end('SIGTERM')
    const columns = await rows("SELECT count(*)::int AS n FROM pg_indexes WHERE tablename = 'cases'")
    await database.query(script)
    // The two unique ones are on the keys.
    expect(await rows("SELECT count(*)::int - 1 + 2 AS n FROM pg_indexes WHERE tablename = 'cases'")).to.deep.equal(
      columns,
    )
    await start()

    expect((await call('GET', `/v1/cases/${before.id}`, { token: citizen() })).json).to.deep.equal(told)
    const after = await file()
    const mine = (await call('GET', '/v1/cases', { token: citizen() })).json.items as { id: string }[]
    expect(mine.map(({ id }) => id)).to.include.members([before.id, after.id])
    const seen = (await call('GET', '/v1/staff/cases', { token: staff() })).json.items as { id: string }[]
    expect(seen.map(({ id }) => id)).to.include.members([before.id, after.id])
    const body = { action: 'accept', version: 1 }
    const { json } = await call('POST', `/v1/staff/cases/${after.id}/actions`, { token: staff(), body })
    expect(json.state).to.equal('ACCEPTED')
    const held = await rows(
      `SELECT tableoid::regclass::text AS kept FROM cases WHERE id IN ('${before.id}', '${after.id}')`,
    )
    expect(held).to.deep.equal(Array(2).fill({ kept: 'partitioned.cases_5301' }))
  })

  it('keep their ids and numbers unique, and what belongs to them belongs to one that there is', async () => {
    const refused = (sql: string) =>
      database.query(sql).then(
        () => 'taken',
        ({ code }) => code,
      )
    const copy = (id: string, place: string) =>
      `INSERT INTO cases SELECT (jsonb_populate_record(c, '{"id": "${id}", "problem_division": "${place}"}')).* FROM cases c LIMIT 1`
    const [one] = await rows('SELECT id FROM cases LIMIT 1')
    expect(await refused(copy(one.id, '532301001001'))).to.equal('23505')
    expect(await refused(copy('another with its number', '532301001001'))).to.equal('23505')
    expect(
      await refused("UPDATE case_events SET case_id = 'nobody' WHERE id = (SELECT min(id) FROM case_events)"),
    ).to.equal('23503')
    expect(await refused("UPDATE cases SET merged_into = 'nobody'")).to.equal('23503')
  })
})
