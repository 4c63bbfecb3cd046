import { QueryTypes, type Sequelize } from 'sequelize'
import { type Clock, dayInYunnan, secondsToNextDay } from '../kernel/clock.ts'
import type { ClientActor } from '../policies/actor.ts'
import { type LimitName, limitNames, wholeLimits } from './limits.ts'

/** What one limit lets a client do until it is whole again; null: as much as it likes. */
export interface Allowance {
  limit: LimitName
  allowed: number | null
  used: number
  left: number | null
  resetSeconds: number
}

const minuteMs = 60_000

/** What is used and left of each limit, by all keys of the client of this kind. Takes nothing. */
export async function readAllowance(
  { sequelize, clock }: { sequelize: Sequelize; clock: Clock },
  { clientId, isTest = false, limits = {} }: ClientActor,
): Promise<Allowance[]> {
  const now = clock.now()
  const [row = {}] = await sequelize.query<Partial<Record<LimitName | 'minute', string>>>(
    `SELECT minute, minute_calls AS "callsPerMinute", calls AS "callsPerDay", bytes AS "bytesPerDay",
       pixels AS "pixelsPerDay", characters AS "charactersPerDay"
     FROM client_usage WHERE client_id = $1 AND is_test = $2 AND day = $3`,
    { bind: [clientId, isTest, dayInYunnan(now)], type: QueryTypes.SELECT },
  )
  const isThisMinute = Number(row.minute) === Math.floor(now.getTime() / minuteMs)
  const whole = wholeLimits(limits)
  return limitNames.map((limit) => {
    const ofMinute = limit === 'callsPerMinute'
    const used = ofMinute && !isThisMinute ? 0 : Number(row[limit] ?? 0)
    const allowed = whole[limit]
    return {
      limit,
      allowed,
      used,
      left: allowed === null ? null : Math.max(0, allowed - used),
      resetSeconds: ofMinute ? Math.ceil((minuteMs - (now.getTime() % minuteMs)) / 1000) : secondsToNextDay(now),
    }
  })
}
