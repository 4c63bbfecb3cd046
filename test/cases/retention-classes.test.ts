import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { sealedTables } from '../../models/sealed-column.ts'
import { type RetentionClass, retentionClasses } from '../../src/cases/retention/classes.ts'
import { expiries } from '../../src/cases/retention/expiries.ts'
import { endOf, overSince, readPeriods } from '../../src/cases/retention/periods.ts'
import { rowClasses } from '../../src/cases/retention/row-classes.ts'
import { runProgram } from '../support/run-program.ts'
import { retentionWorld } from './retention-world.ts'

const classes: readonly RetentionClass[] = retentionClasses
const document = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8')

/** As `docs/privacy.md` tells it. */
function rowOf({ id, holds, period, from, reason, mayBeLonger }: RetentionClass): string {
  const [unit, length] = Object.entries(period ?? {})[0] ?? []
  const howLong = length === undefined ? '' : `${length} ${length === 1 ? unit?.slice(0, -1) : unit}`
  return `| \`${id}\` | ${holds} | ${howLong}${mayBeLonger ? ' °' : ''} | ${from} | ${reason} |`
}

/** Tables of a case: what `emptyCases` removes, and of what it leaves codes and times. */
const goes = [
  ...['accesses', 'agreements', 'attachments', 'deliveries', 'inbox_messages', 'minor_grants', 'penalties'],
  ...['public_notices', 'share_requests', 'staff_tasks', 'supervisions', 'work_alerts'],
]
const staysWithoutNames = ['case_clocks', 'case_events', 'consents', 'promise_ends', 'ratings', 'rectifications']

describe('the classes of what is kept', () => {
  it('stand in the document as they are, each once and no other', () => {
    const told = document.split('\n').filter((line) => /^\| `[a-z-]+` \|.*\|.*\|.*\|.*\|$/.test(line))
    expect(told).to.deep.equal(classes.map(rowOf))
  })

  it('that end by time are all removed by the job', () => {
    const timed = classes.filter(({ period }) => period !== null).map(({ id }) => id)
    expect(expiries.map(({ id }) => id)).to.have.members(timed)
  })

  it('leave no table out that holds something of a case or of a person', async () => {
    const { sequelize } = await retentionWorld()
    const named = (sql: string) => sequelize.query<{ name: string }>(sql, { type: QueryTypes.SELECT })
    const ofCases = await named(`SELECT table_name AS name FROM information_schema.columns
      WHERE column_name = 'case_id' AND table_schema = current_schema()`)
    expect(ofCases.map(({ name }) => name)).to.have.members([...goes, ...staysWithoutNames])
    const inTime = new Set(
      Object.values(rowClasses)
        .flat()
        .map(({ table }) => table),
    )
    const sealed = sealedTables(Object.values(sequelize.models)).map(({ table }) => table)
    const left = sealed.filter((table) => ![...goes, ...staysWithoutNames].includes(table) && !inTime.has(table))
    // Accounts, staff and clients; cases themselves; what hangs on a notice or a penalty goes with it.
    const accounts = ['citizens', 'staff', 'api_keys', 'webhook_endpoints']
    expect(left).to.have.members([...accounts, 'cases', 'objections', 'penalty_events'])
  })

  it('may be kept longer where an office has to, never shorter', () => {
    expect(readPeriods().cases).to.deep.equal({ years: 5 })
    expect(readPeriods('cases=10, tasks=5')).to.deep.include({ cases: { years: 10 }, tasks: { years: 5 } })
    for (const refused of ['cases=4', 'cases=31', 'sessions=1', 'nothing=9', 'cases', 'cases=ten'])
      expect(() => readPeriods(refused), refused).to.throw(refused.split(',')[0] ?? '')
  })

  it('end on the day that began them, years later', () => {
    const day = new Date('2026-03-01T08:00:00Z')
    expect(endOf(day, { years: 5 }).toISOString()).to.equal('2031-03-01T08:00:00.000Z')
    expect(overSince(day, { days: 30 }).toISOString()).to.equal('2026-01-30T08:00:00.000Z')
  })

  it('are not touched by a command that is mistyped or asks for less than the law', async function () {
    this.timeout(30_000)
    const { code, stderr } = await runProgram('tools/retention.ts', ['--dry'])
    expect([code, stderr.includes('--dry')]).to.deep.equal([1, true])
    const refused = await runProgram('tools/retention.ts', ['--dry-run'], { RETENTION_LONGER: 'cases=2' })
    expect([refused.code, refused.stderr.includes('cases=2')]).to.deep.equal([1, true])
  })
})
