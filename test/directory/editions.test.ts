import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { ListingEdition } from '../../models/listing-edition.ts'
import { ListingHead } from '../../models/listing-head.ts'
import { Vacancy } from '../../models/vacancy.ts'
import { createTransactions } from '../../src/db/transaction.ts'
import { seedListings } from '../../src/demo/demo-listings.ts'
import { openDirectory } from '../../src/directory/current-rows.ts'
import { keepEdition, returnToEarlier } from '../../src/directory/keep-edition.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { runningClock } from '../../src/kernel/clock.ts'
import { api } from '../support/api.ts'
import { runProgram } from '../support/run-program.ts'
import { service } from '../support/service.ts'

const row = (title: string) => ({
  title,
  employer: '样本厂',
  division: '530114',
  address: '',
  trade: 'factory',
  payFrom: null,
  payTo: null,
  places: 1,
  publicWelfare: false,
  lodging: false,
  phone: '120',
  closes: null,
  description: '',
})

describe('an import', () => {
  const directory = openDirectory()
  const titles = async () => (await directory('jobs')).map(({ title }) => title).sort()
  let before: string[]
  // Other tests look at what the demonstration has.
  after(async () => {
    await ListingHead.destroy({ where: { kind: 'jobs' } })
    await ListingEdition.destroy({ where: { kind: 'jobs' } })
    await seedListings({ ...(await world()), divisions: createDivisions() })
  })

  async function world() {
    await service()
    if (!ListingHead.sequelize) throw new Error('the models are not bound')
    return { transaction: createTransactions(ListingHead.sequelize), clock: runningClock() }
  }
  const keep = async (...wanted: string[]) =>
    keepEdition(await world(), {
      kind: 'jobs',
      source: 'jobs.csv',
      bytes: Buffer.from(wanted.join()),
      rows: wanted.map(row),
      refused: 0,
    })

  it('is there from the first start of a demonstration', async () => {
    await service()
    before = await titles()
    expect(before).to.have.length(10)
    expect((await api('GET', '/v1/jobs?limit=1')).json.items).to.have.length(1)
  })

  it('replaces the one before as a whole, at once and for everybody', async () => {
    await keep('一', '二')
    expect(await titles()).to.deep.equal(['一', '二'])
    const { json } = await api('GET', '/v1/jobs')
    expect(json.items.map(({ title }: { title: string }) => title).sort()).to.deep.equal(['一', '二'])
  })

  it('can be returned from, and returned to', async () => {
    await returnToEarlier(await world(), 'jobs')
    expect(await titles()).to.deep.equal(before)
    await returnToEarlier(await world(), 'jobs')
    expect(await titles()).to.deep.equal(['一', '二'])
    await returnToEarlier(await world(), 'jobs')
  })

  it('that breaks off changes nothing', async () => {
    const edition = { kind: 'jobs', source: 'x', bytes: Buffer.from(''), refused: 0 } as const
    const broken = keepEdition(await world(), { ...edition, rows: [row('三'), { ...row('四'), places: null }] })
    expect(await broken.catch((error: Error) => error.name)).to.equal('SequelizeDatabaseError')
    expect(await titles()).to.deep.equal(before)
  })

  it('leaves the one before it, and none of those before', async () => {
    await keep('五')
    await keep('六')
    expect(await ListingEdition.count({ where: { kind: 'jobs' } })).to.equal(2)
    expect(await Vacancy.count()).to.equal(2)
    expect((await returnToEarlier(await world(), 'jobs'))?.taken).to.equal(1)
    expect(await titles()).to.deep.equal(['五'])
  })
})

describe('the command that imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  const demo = join(import.meta.dirname, '../../data/demo')
  const run = (...args: string[]) => runProgram('tools/listing-import.ts', args, { VAR_DIR: folder })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('says how it is called', async () => {
    const calls = [
      ['cattle', 'x.csv'],
      ['jobs', '--rollback', 'x.csv'],
      ['jobs', '--force'],
    ].map((args) => run(...args))
    for (const { code, stderr } of await Promise.all(calls)) {
      expect(stderr).to.include('usage: listing-import institutions|jobs|courses FILE.csv')
      expect(code).to.equal(1)
    }
  })

  it('tries without changing anything, tells what it refuses, and leaves alone what is mostly wrong', async () => {
    const [tried, wrong] = await Promise.all([
      run('jobs', join(demo, 'jobs.csv'), '--dry-run'),
      run('courses', join(demo, 'courses.csv')),
    ])
    expect(tried).to.deep.include({ code: 0, stderr: '' })
    expect(tried.stdout).to.include('10 can be taken, 0 refused').and.include('a dry run')
    expect(wrong.code).to.equal(1)
    expect(wrong.stderr).to.include('line 2, starts: “+20d” is no day').and.include('most rows were refused')
  })

  it('imports, and says when there is nothing to return to', async () => {
    expect((await run('institutions', join(demo, 'institutions.csv'))).stdout).to.include('in use from now on')
    const { code, stderr } = await run('institutions', '--rollback')
    expect([code, stderr]).to.deep.equal([1, 'there is no earlier import of institutions to return to\n'])
  })
})
