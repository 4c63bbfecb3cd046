import { QueryTypes, type Sequelize } from 'sequelize'
import { type Clock, dayInYunnan, secondsToNextDay } from '../kernel/clock.ts'
import { Problem } from '../kernel/errors.ts'
import type { Actor, ClientActor } from '../policies/actor.ts'
import { type LimitName, type Limits, wholeLimits } from './limits.ts'
import { tally } from './tally.ts'

/** What a call uses beside being a call. */
export interface Amounts {
  calls?: number
  bytes?: number
  pixels?: number
  characters?: number
}

/** What is left to a client by its limits on calls. */
export interface CallsLeft {
  limit: number
  left: number
  /** Until there is the whole of it again. */
  resetSeconds: number
  windowSeconds: number
}

/**
 * Takes all of `amounts` from what a client may still use, or nothing; others than clients have no quota. Returns what is
 * left of its calls, the shorter window first. Throws `quota.exceeded` with the seconds to wait; `service.unavailable`
 * when it cannot be counted: what is not counted is not served.
 */
export type SpendQuota = (actor: Actor, amounts: Amounts) => Promise<CallsLeft[]>

interface Row {
  calls: string
  minute: string
  minuteCalls: string
  bytes: string
  pixels: string
  characters: string
}

const minuteMs = 60_000
const daySeconds = 86_400

/**
 * Counts in one row a client, kind of key and day of Yunnan: for all processes together, and across restarts. What has a
 * limit and cannot be counted is refused; without any limit nobody waits for the count.
 */
export function quotaSpender({ sequelize, clock }: { sequelize: Sequelize; clock: Clock }): SpendQuota {
  const countLater = tally(async (actor, amounts) => {
    await spend(sequelize, clock.now(), actor, amounts)
  })
  return async (actor, amounts) => {
    if (actor.kind !== 'client') return []
    if (Object.values(wholeLimits(actor.limits ?? {})).every((limit) => limit === null)) {
      countLater(actor, amounts)
      return []
    }
    try {
      return await spend(sequelize, clock.now(), actor, amounts)
    } catch (error) {
      if (error instanceof Problem) throw error
      throw new Problem('service.unavailable', { cause: error })
    }
  }
}

async function spend(sequelize: Sequelize, now: Date, actor: ClientActor, amounts: Amounts): Promise<CallsLeft[]> {
  const { calls = 0, bytes = 0, pixels = 0, characters = 0 } = amounts
  const limits = wholeLimits(actor.limits ?? {})
  const minute = Math.floor(now.getTime() / minuteMs)
  const who = [actor.clientId, actor.isTest === true, dayInYunnan(now)]
  const bind = [
    ...[...who, minute, calls, bytes, pixels, characters],
    ...[limits.callsPerMinute, limits.callsPerDay, limits.bytesPerDay, limits.pixelsPerDay, limits.charactersPerDay],
  ]
  const take = async () => (await sequelize.query<Row>(taking, { bind, type: QueryTypes.SELECT }))[0]
  let row = await take()
  if (row === undefined) {
    await sequelize.query(
      'INSERT INTO client_usage (client_id, is_test, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      {
        bind: who,
      },
    )
    row = await take()
  }
  if (row !== undefined) return leftOf(limits, row, now)
  const [full] = await sequelize.query<Row>(
    `UPDATE client_usage SET refused = refused + 1 WHERE client_id = $1 AND is_test = $2 AND day = $3
     RETURNING calls, minute, minute_calls AS "minuteCalls", bytes, pixels, characters`,
    { bind: who, type: QueryTypes.SELECT },
  )
  throw refusal(limits, amounts, full, now)
}

/** Locks the row before it compares: calls that come at once cannot overdraw. */
const taking = `
  UPDATE client_usage SET
    calls = calls + $5, bytes = bytes + $6, pixels = pixels + $7, characters = characters + $8,
    minute_calls = CASE WHEN minute = $4 THEN minute_calls ELSE 0 END + $5, minute = $4
  WHERE client_id = $1 AND is_test = $2 AND day = $3
    AND ($5 = 0 OR $9::bigint IS NULL OR CASE WHEN minute = $4 THEN minute_calls ELSE 0 END + $5 <= $9)
    AND ($5 = 0 OR $10::bigint IS NULL OR calls + $5 <= $10)
    AND ($6 = 0 OR $11::bigint IS NULL OR bytes + $6 <= $11)
    AND ($7 = 0 OR $12::bigint IS NULL OR pixels + $7 <= $12)
    AND ($8 = 0 OR $13::bigint IS NULL OR characters + $8 <= $13)
  RETURNING calls, minute, minute_calls AS "minuteCalls", bytes, pixels, characters`

function leftOf({ callsPerMinute, callsPerDay }: Limits, row: Row, now: Date): CallsLeft[] {
  const windows: [limit: number | null, used: number, resetSeconds: number, windowSeconds: number][] = [
    [callsPerMinute, Number(row.minuteCalls), secondsToMinute(now), minuteMs / 1000],
    [callsPerDay, Number(row.calls), secondsToNextDay(now), daySeconds],
  ]
  return windows.flatMap(([limit, used, resetSeconds, windowSeconds]) =>
    limit === null ? [] : [{ limit, left: Math.max(0, limit - used), resetSeconds, windowSeconds }],
  )
}

/** The limit that lasts longest decides how long to wait. */
function refusal(
  limits: Limits,
  { calls = 0, bytes = 0, pixels = 0, characters = 0 }: Amounts,
  row: Row | undefined,
  now: Date,
) {
  const ofDay: [name: LimitName, used: string | undefined, wanted: number][] = [
    ['callsPerDay', row?.calls, calls],
    ['bytesPerDay', row?.bytes, bytes],
    ['pixelsPerDay', row?.pixels, pixels],
    ['charactersPerDay', row?.characters, characters],
  ]
  const spent = ofDay.find(([name, used, wanted]) => {
    const limit = limits[name]
    return wanted > 0 && limit !== null && Number(used ?? 0) + wanted > limit
  })
  const limit: LimitName = spent?.[0] ?? 'callsPerMinute'
  const retryAfter = spent === undefined ? secondsToMinute(now) : secondsToNextDay(now)
  return new Problem('quota.exceeded', { retryAfter, extra: { limit } })
}

function secondsToMinute(now: Date): number {
  return Math.ceil((minuteMs - (now.getTime() % minuteMs)) / 1000)
}
