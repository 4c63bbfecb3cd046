/**
 * What the audit costs a transaction: `DATABASE_URL=… node bench/audit.ts [--n 1500] [--clients 16]`. In a database of its own, clients write a
 * row and wait 10 ms within the transaction, as filing a case does: without an entry, with one chained just before the
 * commit, and with the end of the chain locked from the beginning, which is what taking it at the end avoids.
 */
import { parseArgs } from 'node:util'
import { initModels } from '../models/index.ts'
import { record } from '../src/audit/record.ts'
import { connect } from '../src/db/connect.ts'
import { migrate } from '../src/db/migrate.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { newKeyRing, readKeyRing } from '../src/kernel/key-ring.ts'
import { createSeals } from '../src/kernel/seal.ts'
import { ownDatabase } from '../test/support/own-database.ts'

const { values } = parseArgs({
  options: { n: { type: 'string', default: '1500' }, clients: { type: 'string', default: '16' } },
})
const count = Number(values.n)
const clients = Number(values.clients)
const url = process.env['DATABASE_URL']
if (url === undefined) throw new Error('DATABASE_URL: needs PostgreSQL')

const own = await ownDatabase(url)
const { sequelize, transaction, ...database } = await connect(own.url, clients, '')
try {
  const seals = createSeals(readKeyRing(newKeyRing('bench')))
  initModels(sequelize, seals)
  await migrate({ sequelize, transaction, ...database }, seals)
  await sequelize.query('CREATE TABLE filings (id serial PRIMARY KEY, text text)')
  const clock = runningClock()
  const file = async (waitMs: number) => {
    await sequelize.query("INSERT INTO filings (text) VALUES ('样本')")
    if (waitMs > 0) await sequelize.query(`SELECT pg_sleep(${waitMs / 1000})`)
  }
  const entry = { actor: 'system', action: 'bench.filing', subject: { kind: 'bench', id: null } } as const
  const ways = {
    'without an entry': (waitMs: number) => file(waitMs),
    'chained at the end': async (waitMs: number) => {
      await file(waitMs)
      record({ clock }, entry)
    },
    'locked from the beginning': async (waitMs: number) => {
      await sequelize.query('SELECT seq FROM audit_head FOR UPDATE')
      await file(waitMs)
      record({ clock }, entry)
    },
  }
  for (const waitMs of [0, 10]) {
    for (const [name, way] of Object.entries(ways)) {
      const times: number[] = []
      let left = count
      const began = performance.now()
      const client = async () => {
        while (left-- > 0) {
          const start = performance.now()
          await transaction(() => way(waitMs))
          times.push(performance.now() - start)
        }
      }
      await Promise.all(Array.from({ length: clients }, client))
      const seconds = (performance.now() - began) / 1000
      const sorted = times.toSorted((a, b) => a - b)
      const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)
      process.stdout.write(
        `${waitMs} ms within, ${name}: ${Math.round(count / seconds)}/s, median ${at(0.5)} ms, p99 ${at(0.99)} ms\n`,
      )
    }
  }
} finally {
  await database.close()
  await own.drop()
}
