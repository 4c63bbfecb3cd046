import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataTypes, type Sequelize } from 'sequelize'
import { Citizen } from '../../models/citizen.ts'
import { initModels } from '../../models/index.ts'
import { openEditions } from '../../src/cases/catalogue-editions.ts'
import { type Filing, fileCase } from '../../src/cases/file-case.ts'
import { once, ownerOfKey } from '../../src/cases/once.ts'
import { presentForCitizen } from '../../src/cases/present-for-citizen.ts'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import { connect, type Database } from '../../src/db/connect.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDemoOffices } from '../../src/demo/demo-offices.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { demoOutbox } from '../../src/engines/demo-outbox.ts'
import { diskFiles } from '../../src/engines/disk-files.ts'
import { sharpPhotos } from '../../src/engines/sharp-photos.ts'
import { type Jobs, openJobs } from '../../src/jobs/job-queue.ts'
import { openCalendar, readAnnouncedYears } from '../../src/kernel/calendar.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createLog } from '../../src/kernel/log.ts'
import { createSeals } from '../../src/kernel/seal.ts'
import { readResources, wordsOf } from '../../src/kernel/words.ts'
import { newCitizen } from '../../src/people/new-citizen.ts'
import { inventPerson } from '../../test/support/api.ts'
import { ownDatabase } from '../../test/support/own-database.ts'
import { ms, quantile, times } from '../ocr/statistics.ts'
import { load } from './load.ts'

const clients = 16
const turnMs = 5_000
const rounds = 3

/**
 * A filing (checked, sealed, case, events, clocks, audit, job, stored answer: one transaction) beside the bare insert of a
 * case and an audit row by the same library, in turns over the same pool of connections.
 */
export async function measureFiling(url: string): Promise<void> {
  const own = await ownDatabase(url)
  const folder = mkdtempSync(join(tmpdir(), 'bench-filing-'))
  const database = await connect(own.url, clients, '')
  const jobs = await prepare(database)
  try {
    const file = await filer(database, jobs, folder)
    const insert = await bareInsert(database.sequelize, database.transaction)
    const filings: Awaited<ReturnType<typeof load>>[] = []
    const inserts: typeof filings = []
    for (let round = 0; round <= rounds; round++) {
      inserts.push(await load(clients, turnMs, insert))
      filings.push(await load(clients, turnMs, file))
    }
    // The first round warms both up.
    const of = (all: typeof filings) => {
      const counted = all.slice(1)
      const perSecond = counted.reduce((sum, each) => sum + each.perSecond, 0) / counted.length
      return {
        perSecond,
        p99: quantile(
          counted.flatMap(({ taken }) => taken),
          0.99,
        ),
      }
    }
    const [ours, bare] = [of(filings), of(inserts)]
    console.log(
      `filing ÷ bare insert, ${clients} clients: ${ours.perSecond.toFixed(0)} /s ÷ ${bare.perSecond.toFixed(0)} /s = ` +
        `${times(ours.perSecond / bare.perSecond)}; p99 ${ms(ours.p99)} ÷ ${ms(bare.p99)} = ${times(ours.p99 / bare.p99)}`,
    )
  } finally {
    await jobs.close()
    await database.close()
    await own.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const seals = createSeals(readKeyRing(newKeyRing('bench')))

async function prepare(database: Database): Promise<Jobs> {
  initModels(database.sequelize, seals)
  await migrate(database, seals)
  return openJobs(database.sequelize, createLog('error'), { supervise: false })
}

async function filer(database: Database, jobs: Jobs, folder: string): Promise<() => Promise<number>> {
  const resources = readResources()
  const { words } = wordsOf(resources)
  const [catalogue, clock, divisions] = [loadCatalogue(), runningClock(), createDivisions()]
  await openDemoOffices(divisions)
  const world = {
    ...database,
    clock,
    words,
    catalogue,
    calendar: openCalendar(readAnnouncedYears()),
    editions: await openEditions({ catalogue, words, clock }, resources),
    divisions,
    jobs,
    files: diskFiles(folder),
    seals,
    photos: sharpPhotos(),
    messenger: demoOutbox(clock),
    wechat: undefined,
  }
  const { version } = catalogue.notice('drinking-water')
  const people = Array.from({ length: clients }, (_, at) => newCitizen({ phone: `199000007${at + 10}` }, clock.now()))
  for (const person of people) await Citizen.create(person)
  const applicants = Array.from({ length: 500 }, inventPerson)
  let turn = 0
  return async () => {
    turn++
    const citizenId = people[turn % clients]?.id ?? ''
    const actor = { kind: 'citizen' as const, citizenId, tokenHash: '' }
    const filing: Filing = {
      serviceId: 'drinking-water',
      consent: { noticeVersion: version, method: 'read' },
      filingMode: 'self',
      applicant: applicants[turn % applicants.length] ?? inventPerson(),
      residence: { code: '530114001', detail: '样本小区1幢' },
      problemPlace: { code: '530114001001' },
      problems: ['W03', 'W10'],
      description: '三天没有水了，村里的水管从上个月就坏了。',
      attachments: [],
    }
    const request = { owner: ownerOfKey(actor), key: newId(), body: filing, now: clock.now() }
    await once(world, request, async () => {
      return presentForCitizen(world, await fileCase(world, actor, filing), 'zh-CN', actor)
    })
    return 200
  }
}

/** As many columns and as much text as a case has, and one row that says so. */
async function bareInsert(
  sequelize: Sequelize,
  transaction: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<() => Promise<number>> {
  const columns = Array.from({ length: 30 }, (_, at) => `text${at}`)
  const text = { type: DataTypes.TEXT, allowNull: false }
  const options = { timestamps: false }
  const id = { type: DataTypes.TEXT, primaryKey: true }
  const BareCase = sequelize.define(
    'bare_case',
    { id, ...Object.fromEntries(columns.map((name) => [name, text])) },
    options,
  )
  const BareAudit = sequelize.define('bare_audit', { id, what: text }, options)
  await BareCase.sync()
  await BareAudit.sync()
  const row = Object.fromEntries(columns.map((name) => [name, '样本'.repeat(20)]))
  return async () => {
    await transaction(async () => {
      await BareCase.create({ id: newId(), ...row })
      await BareAudit.create({ id: newId(), what: 'case.submit' })
    })
    return 200
  }
}
