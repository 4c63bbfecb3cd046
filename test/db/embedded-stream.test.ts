import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { PGlite } from '@electric-sql/pglite'
import { expect } from 'chai'
import pg from 'pg'
import { createSessionGate, EmbeddedStream, type SessionGate } from '../../src/db/embedded-stream.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

describe('the stream to the embedded database', () => {
  let engine: PGlite
  let gate: SessionGate

  before(async function () {
    this.timeout(60_000)
    engine = await PGlite.create()
    await engine.exec('CREATE TABLE things (id int PRIMARY KEY)')
  })
  after(() => engine.close())
  beforeEach(async () => {
    gate = createSessionGate()
    await engine.exec('DELETE FROM things')
  })

  function client(): { client: pg.Client; stream: EmbeddedStream } {
    const stream = new EmbeddedStream(engine, gate)
    const connection = new pg.Client({ user: 'postgres', database: 'postgres', stream: () => stream })
    connection.on('error', () => {})
    return { client: connection, stream }
  }

  async function countThings(): Promise<number> {
    const { rows } = await engine.query<{ n: number }>('SELECT count(*)::int AS n FROM things')
    return rows[0]?.n ?? -1
  }

  it('answers queries with parameters', async () => {
    const { client: db } = client()
    await db.connect()
    expect((await db.query('SELECT $1::int + 1 AS sum', [41])).rows).to.deep.equal([{ sum: 42 }])
    await db.end()
  })

  it('keeps nothing of what it answered', async () => {
    const { client: db } = client()
    await db.connect()
    const megabytes = async (count: number) => {
      for (let turn = 0; turn < count; turn++) await db.query("SELECT repeat('样本', 500000) AS text")
      collectGarbage()
      return process.memoryUsage().heapUsed / 1_000_000
    }
    const before = await megabytes(2)
    expect(await megabytes(12)).to.be.below(before + 10)
    await db.end()
  })

  it('tells an error and goes on with the next query', async () => {
    const { client: db } = client()
    await db.connect()
    const error = await db.query('SELECT nothing').catch((thrown) => thrown)
    expect(error.code).to.equal('42703')
    expect((await db.query('SELECT 1 AS one')).rows).to.deep.equal([{ one: 1 }])
    await db.end()
  })

  it('rolls back what a destroyed connection left open', async () => {
    const first = client()
    await first.client.connect()
    await first.client.query('BEGIN')
    await first.client.query('INSERT INTO things VALUES (1)')
    first.stream.destroy()
    const second = client()
    await second.client.connect()
    expect((await second.client.query('SELECT count(*)::int AS n FROM things')).rows).to.deep.equal([{ n: 0 }])
    await second.client.end()
  })

  it('survives being destroyed in the middle of a query', async () => {
    const first = client()
    await first.client.connect()
    const asked = first.client.query('INSERT INTO things SELECT generate_series(1, 20000)').catch((error) => error)
    first.stream.destroy(new Error('the caller left'))
    expect(await asked).to.be.instanceOf(Error)
    const second = client()
    await second.client.connect()
    expect((await second.client.query('SELECT 1 AS one')).rows).to.deep.equal([{ one: 1 }])
    await second.client.end()
  })

  it('does not hand settings of one connection to the next', async () => {
    const first = client()
    await first.client.connect()
    await first.client.query("SET application_name = 'first'")
    await first.client.end()
    const second = client()
    await second.client.connect()
    const { rows } = await second.client.query('SHOW application_name')
    expect(rows[0].application_name).to.not.equal('first')
    await second.client.end()
  })

  it('lets a second connection wait for its turn', async () => {
    const first = client()
    await first.client.connect()
    const second = client()
    let entered = false
    const waiting = second.client.connect().then(() => {
      entered = true
    })
    await first.client.query('INSERT INTO things VALUES (7)')
    expect(entered).to.equal(false)
    await first.client.end()
    await waiting
    await second.client.end()
    expect(await countThings()).to.equal(1)
  })

  it('refuses bytes that are no message instead of waiting for ever', async () => {
    const stream = new EmbeddedStream(engine, gate)
    const failed = new Promise<Error>((resolve) => stream.once('error', resolve))
    stream.connect()
    stream.write(Buffer.from([0x7f, 0xff, 0xff, 0xff, 1, 2, 3]))
    expect((await failed).message).to.equal('malformed protocol message')
  })

  it('ends the engine with nothing a client sends', async () => {
    const { client: db } = client()
    await db.connect()
    await db.end()
    expect(await countThings()).to.equal(0)
  })
})
