import { QueryTypes } from 'sequelize'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { CentreWorld, Measured } from './centre-world.ts'
import { dayAfter, daysOf, firstOfMonth, lastOfMonth, type Run, runsOf, startOf } from './days.ts'
import { keptShelf } from './kept-shelf.ts'
import { countHappened, countOpen } from './measures.ts'
import { countedDays } from './take-snapshot.ts'

interface Looked {
  division: string
  /** Of the divisions that are told apart; a village tells itself. */
  digits: number
  services: readonly string[]
}

const monthly = 2
/** Kept counts are by county; what lies below is few enough to be counted when somebody asks. */
const kept = 4
/** Only these are shown by service; the others are added up over all. */
const serviceOf = `CASE WHEN split_part(measure, '.', 1) IN ('filed', 'accepted', 'closed', 'outcome') THEN service_id ELSE '' END`

/**
 * What happened in a run of days: whole months and days that were counted at night, the rest (today among it) counted
 * now. Rows of one measure may come more than once.
 */
export async function readHappened(world: CentreWorld, looked: Looked, period: Run): Promise<Measured[]> {
  const { sequelize, clock } = world
  const today = dayInYunnan(clock.now())
  const to = period.to < today ? period.to : today
  if (to < period.from) return []
  if (looked.division.length > kept) return count(world, looked, { from: period.from, to })
  const counted = await countedDays(sequelize, { from: period.from, to })
  const live = runsOf([...daysOf({ from: period.from, to })].filter((day) => !counted.days.has(day)))
  const parts = await Promise.all([
    keptShelf.get(sequelize, JSON.stringify([looked, period.from, to, counted.latest]), () =>
      readKept(world, looked, { from: period.from, to }, counted.days),
    ),
    ...live.map((run) => count(world, looked, run)),
  ])
  return parts.flat()
}

async function readKept(
  world: CentreWorld,
  looked: Looked,
  period: Run,
  days: ReadonlySet<string>,
): Promise<Measured[]> {
  const months = looked.division.length === monthly ? await wholeMonths(world, period) : []
  const rest = runsOf([...days].filter((day) => !months.includes(firstOfMonth(day))).sort())
  const parts = await Promise.all([
    months.length === 0 ? [] : keptMonths(world, looked, months),
    ...rest.map((run) => keptDays(world, looked, run)),
  ])
  return parts.flat()
}

/** What is open now. */
export function readOpen(
  { sequelize, clock }: CentreWorld,
  { division, digits, services }: Looked,
): Promise<Measured[]> {
  const bind = [clock.now().toISOString(), `${division}%`, digits, services]
  return sequelize.query<Measured>(collapsed(countOpen), { bind, type: QueryTypes.SELECT })
}

async function wholeMonths({ sequelize }: CentreWorld, { from, to }: Run): Promise<string[]> {
  const { days } = await countedDays(sequelize, { from, to }, 'month')
  return [...days].filter((month) => lastOfMonth(month) <= to)
}

function keptMonths({ sequelize }: CentreWorld, { division, services }: Looked, months: string[]) {
  const rows = `SELECT * FROM centre_months WHERE month = ANY($1::date[]) AND division LIKE $2 AND service_id = ANY($3)`
  const bind = [months, `${division}%`, services]
  return sequelize.query<Measured>(collapsed(rows), { bind, type: QueryTypes.SELECT })
}

function keptDays({ sequelize }: CentreWorld, { division, digits, services }: Looked, { from, to }: Run) {
  const rows = `SELECT left(division, $4) AS division, service_id, measure, count FROM centre_days
    WHERE day BETWEEN $1 AND $2 AND division LIKE $3 AND service_id = ANY($5)`
  const bind = [from, to, `${division}%`, digits, services]
  return sequelize.query<Measured>(collapsed(rows), { bind, type: QueryTypes.SELECT })
}

function count({ sequelize }: CentreWorld, { division, digits, services }: Looked, { from, to }: Run) {
  const bind = [startOf(from).toISOString(), startOf(dayAfter(to)).toISOString(), `${division}%`, digits, services]
  return sequelize.query<Measured>(collapsed(countHappened(division.length > kept ? 'place' : 'time')), {
    bind,
    type: QueryTypes.SELECT,
  })
}

function collapsed(rows: string): string {
  return `SELECT division, ${serviceOf} AS "serviceId", measure, sum(count)::integer AS count FROM (${rows}) AS counted GROUP BY 1, 2, 3`
}
