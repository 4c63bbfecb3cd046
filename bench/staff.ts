import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Case } from '../models/case.ts'
import { openEditions } from '../src/cases/catalogue-editions.ts'
import { findSupervised } from '../src/cases/centre/find-supervised.ts'
import { readOverview } from '../src/cases/centre/read-overview.ts'
import { findAlerts } from '../src/cases/find-alerts.ts'
import { findCase, findOfficeCases } from '../src/cases/find-cases.ts'
import { loadCatalogue } from '../src/catalogue/catalogue.ts'
import { readConfig } from '../src/config.ts'
import { createDivisions } from '../src/divisions/divisions.ts'
import { runningClock } from '../src/kernel/clock.ts'
import { readResources, wordsOf } from '../src/kernel/words.ts'
import type { StaffActor, StaffRole } from '../src/policies/actor.ts'
import { startChild } from '../test/support/child-service.ts'
import { openDatabase } from '../tools/open-database.ts'
import { timeQuestion } from './staff/ask.ts'
import { sequentialScans } from './staff/plans.ts'
import { questions } from './staff/questions.ts'

/**
 * Measures what staff ask of the service over a seeded PostgreSQL (`npm run seed -- --cases 100000`):
 * DATABASE_URL=… node bench/staff.ts [--times 30] [--part times|plans]
 *
 * times: milliseconds of each list, the case, the overview, supervision and the table, over HTTP, one at a time. A new
 * folder speaks all notices first and is slow meanwhile: measure once more
 * plans: large tables that a list reads from end to end; there should be none
 */
const connections = 2
const { values } = parseArgs({ options: { times: { type: 'string', default: '30' }, part: { type: 'string' } } })
const config = readConfig(process.env)
const { databaseUrl, varDir } = config
const folder = join(varDir, 'bench-staff')
mkdirSync(folder, { recursive: true })
if (databaseUrl === undefined) throw new Error('DATABASE_URL: a seeded PostgreSQL is measured')
const database = await openDatabase(config, connections)
const known = await Case.findOne({ order: [['createdAt', 'DESC']], rejectOnEmpty: true })
if (values.part !== 'times') await measurePlans(known.id)
if (values.part !== 'plans') await measureTimes(databaseUrl)
await database.close()

async function measureTimes(url: string): Promise<void> {
  const keys = process.env['FIELD_KEYS_FILE'] ?? join(varDir, 'field-keys.json')
  const service = await startChild(folder, 'warn', { DATABASE_URL: url, FIELD_KEYS_FILE: keys })
  try {
    for (const question of questions(known.id, known.caseNumber)) {
      const { p50, p95 } = await timeQuestion(service, question, Number(values.times))
      console.log(
        `${question.name.padEnd(40)} p50 ${p50.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms`,
      )
    }
  } finally {
    await service.end('SIGTERM')
  }
}

async function measurePlans(caseId: string): Promise<void> {
  const resources = readResources()
  const { words } = wordsOf(resources)
  const [catalogue, clock] = [loadCatalogue(), runningClock()]
  const world = {
    ...database,
    words,
    catalogue,
    clock,
    divisions: createDivisions(),
    editions: await openEditions({ catalogue, words, clock }, resources),
  }
  const as = (role: StaffRole, department: string | null, division: string): StaffActor => ({
    kind: 'staff',
    staffId: '',
    tokenHash: '',
    grants: [{ role, department, division }],
  })
  const [dispatcher, handler] = [as('dispatcher', null, '53'), as('county-handler', 'water', '530114')]
  const page = { limit: 20 }
  const list = (actor: StaffActor, filter: Parameters<typeof findOfficeCases>[2]) => () =>
    findOfficeCases(world, actor, filter, page)
  const works: Record<string, () => Promise<unknown>> = {
    'my work': list(handler, {}),
    alerts: () => findAlerts(world, handler, 'zh-CN'),
    'office list': list(dispatcher, {}),
    'office list, state': list(dispatcher, { state: 'INVESTIGATING' }),
    'office list, lamp': list(dispatcher, { lamp: 'red' }),
    'office list, service': list(dispatcher, { service: 'housing-renovation' }),
    'office list, division': list(dispatcher, { division: '530925' }),
    'office list, number': list(dispatcher, { query: known.caseNumber.slice(0, 16) }),
    'a case': () => findCase(dispatcher, caseId),
    overview: () => readOverview(world, dispatcher, {}),
    'overview of a county': () => readOverview(world, dispatcher, { division: '530925' }),
    supervision: () => findSupervised(world, dispatcher, {}, page, 'zh-CN'),
  }
  for (const [name, work] of Object.entries(works)) {
    const scans = await sequentialScans(database.sequelize, work)
    console.log(`${name.padEnd(40)} ${scans.length === 0 ? 'by indexes' : `reads all of ${scans.join(', ')}`}`)
  }
}
