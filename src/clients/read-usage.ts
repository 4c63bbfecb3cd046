import { QueryTypes, type Sequelize } from 'sequelize'
import { invalidFields } from '../kernel/errors.ts'
import { checkKeeper, type Keeper } from './keep-clients.ts'

/** What a client used on one day of Yunnan by one kind of key. */
export interface UsageOfDay {
  day: string
  isTest: boolean
  calls: number
  refused: number
  bytes: number
  pixels: number
  characters: number
}

/** Days from the latest to the earliest; of days on which nothing was called there is none. Throws `auth.forbidden`, `request.invalid`. */
export async function readUsage(
  { sequelize }: { sequelize: Sequelize },
  actor: Keeper,
  clientId: string,
  { from, to }: { from: string; to: string },
): Promise<UsageOfDay[]> {
  checkKeeper(actor)
  if (to < from) throw invalidFields({ path: 'to', code: 'field.date_order' })
  const rows = await sequelize.query<Record<string, string | boolean>>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, is_test AS "isTest", calls, refused, bytes, pixels, characters
     FROM client_usage WHERE client_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day DESC, is_test`,
    { bind: [clientId, from, to], type: QueryTypes.SELECT },
  )
  return rows.map(({ day, isTest, ...counts }) => {
    // Wide numbers come as text.
    const { calls = 0, refused = 0, bytes = 0, pixels = 0, characters = 0 } = counts
    return {
      day: String(day),
      isTest: isTest === true,
      calls: Number(calls),
      refused: Number(refused),
      bytes: Number(bytes),
      pixels: Number(pixels),
      characters: Number(characters),
    }
  })
}
