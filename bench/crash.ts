/**
 * What is left of what was acknowledged when things die: `npm run bench:crash [-- --service 30 --database 10 --stops 20
 * --embedded 10]`. Eight clients file without a pause while the service is killed (SIGKILL), PostgreSQL is killed under a
 * service that stays, and the service is told to stop (SIGTERM); the database is a PostgreSQL of the bench's own where one
 * is installed. Afterwards every filing is sent once more under its key, and every case is read.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type ChildService, newFolder, startChild } from '../test/support/child-service.ts'
import { ownDatabase } from '../test/support/own-database.ts'
import { createFilers, type Outcome } from './crash/filers.ts'
import { ownPostgres } from './crash/own-postgres.ts'
import { reckon } from './crash/reckoning.ts'

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: '30' },
    database: { type: 'string', default: '10' },
    stops: { type: 'string', default: '20' },
    embedded: { type: 'string', default: '10' },
  },
})
const clients = 8
/** A round goes on until so many were filed and then for a moment more, so that death meets all moments of the work. */
const enough = 40
const mostMs = 500
const patienceMs = 20_000

// Every start compiles the same: once is enough.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url))
const postgres = await ownPostgres()
if (postgres === undefined) console.log('no PostgreSQL is installed here: its rounds are left out')
const server = postgres === undefined ? 'embedded database' : `PostgreSQL ${postgres.version}`
const rows: Record<string, Record<string, string | number>> = {}
const aMoment = () => sleep(Math.random() * mostMs)

/** Begins to file; resolves once enough was filed. */
type File = (persist: boolean) => Promise<{ stop(): Promise<Outcome[]> }>

/** One series on a folder of its own; `round` ends with a service that runs. */
async function series(
  name: string,
  rounds: number,
  on: 'server' | 'embedded',
  round: (service: ChildService, restart: () => Promise<ChildService>, file: File) => Promise<Record<string, number>>,
): Promise<void> {
  if (rounds === 0) return
  const folder = newFolder()
  const database = on === 'server' && postgres !== undefined ? await ownDatabase(postgres.url) : undefined
  const settings: Record<string, string> = database === undefined ? {} : { DATABASE_URL: database.url }
  let service = await startChild(folder.path, 'error', settings)
  try {
    const filers = await createFilers(service, clients)
    const restart = async () => {
      service = await startChild(folder.path, 'error', settings)
      return service
    }
    const acknowledged = () => filers.filings.filter((filing) => filing.acknowledged !== undefined).length
    const file: File = async (persist) => {
      const before = acknowledged()
      const filing = filers.run(() => service, persist)
      const until = Date.now() + patienceMs
      while (acknowledged() < before + enough && Date.now() < until) await sleep(10)
      await aMoment()
      return filing
    }
    const sums: Record<string, number> = {}
    const began = performance.now()
    for (let number = 1; number <= rounds; number++) {
      const counts = await round(service, restart, file)
      for (const [what, count] of Object.entries(counts)) {
        sums[what] = what.startsWith('most') ? Math.max(sums[what] ?? 0, count) : (sums[what] ?? 0) + count
      }
      process.stderr.write(`${name}: round ${number} of ${rounds}, ${filers.filings.length} filings\n`)
    }
    const result = await reckon(service, filers)
    const seconds = Math.round((performance.now() - began) / 1000)
    rows[name] = { rounds, filings: filers.filings.length, ...result, ...sums, seconds }
    process.stderr.write(`${name}: ${JSON.stringify(rows[name])}\n`)
  } finally {
    await service.end('SIGKILL')
    folder.remove()
  }
}

const killed = async (service: ChildService, restart: () => Promise<ChildService>, file: File) => {
  const filing = await file(false)
  await service.end('SIGKILL')
  await filing.stop()
  await restart()
  return {}
}

const failing = (outcomes: Outcome[], how: 'reset' | 'broken') =>
  outcomes.filter((outcome) => 'failed' in outcome && outcome.failed === how).length

try {
  await series(`service killed, ${server}`, Number(values.service), 'server', killed)
  if (postgres !== undefined) {
    await series(`${server} killed`, Number(values.database), 'server', async (service, _restart, file) => {
      const filing = await file(true)
      await postgres.kill()
      await aMoment()
      await postgres.start()
      const since = performance.now()
      while (
        (await fetch(`${service.baseUrl}/readyz`).then((answer) => answer.json() as Promise<{ database: string }>))
          .database !== 'ready'
      )
        await sleep(20)
      const back = Math.round(performance.now() - since)
      await aMoment()
      const outcomes = await filing.stop()
      const statuses = outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer.status] : []))
      const refused = statuses.filter((status) => status === 503).length
      return {
        'most ms until back': back,
        'told 503': refused,
        'told anything else': outcomes.length - refused - statuses.filter((status) => status === 201).length,
      }
    })
    await series('service killed, embedded database', Number(values.embedded), 'embedded', killed)
  }
  await series(`service told to stop, ${server}`, Number(values.stops), 'server', async (service, restart, file) => {
    const filing = await file(false)
    const code = await service.end('SIGTERM')
    const outcomes = await filing.stop()
    await restart()
    return {
      'exit codes but 0': code === 0 ? 0 : 1,
      'never taken': failing(outcomes, 'reset'),
      broken: failing(outcomes, 'broken'),
    }
  })
  console.table(rows)
} finally {
  await postgres?.remove()
}
