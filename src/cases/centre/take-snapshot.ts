import { QueryTypes } from 'sequelize'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { CentreWorld } from './centre-world.ts'
import { dayAfter, daysBefore, daysOf, firstOfMonth, lastOfMonth, type Run, runsOf, startOf } from './days.ts'
import { countHappened } from './measures.ts'

type SnapshotWorld = Pick<CentreWorld, 'sequelize' | 'transaction' | 'catalogue' | 'clock'>

/** Any number: the same for all processes of this service, so that one of them counts. */
const snapshotLock = 5_300_014
const countyDigits = 6
/** So many days in one transaction: below the deadline of a statement with a province's cases. */
const daysAtOnce = 31

/** Counts whole days by county and keeps the counts, replacing what was kept; whole months are added up by prefecture. */
export async function takeSnapshot(world: SnapshotWorld, { from, to }: Run): Promise<void> {
  for (let day = from; day <= to; day = dayAfter(lastOfMonth(day))) {
    const end = lastOfMonth(day) < to ? lastOfMonth(day) : to
    await world.transaction(async () => {
      await world.sequelize.query(`SELECT pg_advisory_xact_lock(${snapshotLock})`)
      await keepDays(world, { from: day, to: end })
      await keepMonth(world, firstOfMonth(day))
    })
  }
}

async function keepDays({ sequelize, catalogue }: SnapshotWorld, { from, to }: Run): Promise<void> {
  await sequelize.query('DELETE FROM centre_days WHERE day BETWEEN $1 AND $2', { bind: [from, to] })
  await sequelize.query(
    `INSERT INTO centre_days (day, division, service_id, measure, count) ${countHappened('time')}`,
    {
      bind: [
        startOf(from).toISOString(),
        startOf(dayAfter(to)).toISOString(),
        '%',
        countyDigits,
        [...catalogue.services.map(({ id }) => id), ''],
      ],
    },
  )
  await sequelize.query(
    `INSERT INTO centre_snapshots (grain, day, taken_at) SELECT 'day', d::date, now()
       FROM generate_series($1::date, $2::date, interval '1 day') d
     ON CONFLICT (grain, day) DO UPDATE SET taken_at = excluded.taken_at`,
    { bind: [from, to] },
  )
}

/** A month whose days are all counted is kept by prefecture, for looks at years of the whole province. */
async function keepMonth({ sequelize }: SnapshotWorld, month: string): Promise<void> {
  const bind = [month, lastOfMonth(month)]
  await sequelize.query('DELETE FROM centre_months WHERE month = $1', { bind: [month] })
  await sequelize.query(
    `INSERT INTO centre_months (month, division, service_id, measure, count)
     SELECT $1::date, left(division, 4), service_id, measure, sum(count) FROM centre_days
     WHERE day BETWEEN $1::date AND $2::date AND (
       SELECT count(*) FROM centre_snapshots WHERE grain = 'day' AND day BETWEEN $1::date AND $2::date
     ) = $2::date - $1::date + 1
     GROUP BY 2, 3, 4`,
    { bind },
  )
  await sequelize.query(
    `INSERT INTO centre_snapshots (grain, day, taken_at) SELECT 'month', $1::date, now()
     WHERE (SELECT count(*) FROM centre_snapshots WHERE grain = 'day' AND day BETWEEN $1::date AND $2::date)
       = $2::date - $1::date + 1
     ON CONFLICT (grain, day) DO UPDATE SET taken_at = excluded.taken_at`,
    { bind },
  )
}

/** Hours of Yunnan in which nobody waits for the database. */
const nightFrom = 1
const nightTo = 6

/** At night: counts the days that are over and not counted yet, after a standstill some every round. */
export async function takeNightlySnapshot(world: SnapshotWorld): Promise<void> {
  const now = world.clock.now()
  const hour = (now.getUTCHours() + 8) % 24
  if (hour < nightFrom || hour >= nightTo) return
  const missing = await uncountedDays(world, daysBefore(dayInYunnan(now), 1))
  for (const run of runsOf(missing.slice(0, daysAtOnce))) await takeSnapshot(world, run)
}

async function uncountedDays({ sequelize }: SnapshotWorld, last: string): Promise<string[]> {
  const [first] = await sequelize.query<{ at: Date | null }>('SELECT min(at) AS at FROM case_events', {
    type: QueryTypes.SELECT,
  })
  if (!first?.at) return []
  const { days } = await countedDays(sequelize, { from: dayInYunnan(first.at), to: last })
  return [...daysOf({ from: dayInYunnan(first.at), to: last })].filter((day) => !days.has(day))
}

/** Of a run of days (or months, by their first day) those that are counted, and when the latest of all was. */
export async function countedDays(
  sequelize: CentreWorld['sequelize'],
  { from, to }: Run,
  grain: 'day' | 'month' = 'day',
): Promise<{ days: Set<string>; latest: string }> {
  const rows = await sequelize.query<{ day: string; latest: string }>(
    `SELECT day::text, (SELECT max(taken_at) FROM centre_snapshots)::text AS latest
     FROM centre_snapshots WHERE grain = $1 AND day BETWEEN $2 AND $3`,
    { bind: [grain, from, to], type: QueryTypes.SELECT },
  )
  return { days: new Set(rows.map(({ day }) => day)), latest: rows[0]?.latest ?? '' }
}
