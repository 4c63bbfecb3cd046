import { setTimeout as sleep } from 'node:timers/promises'
import type { Sequelize } from 'sequelize'

/** A database that does not answer this simple question in time is not ready. */
const answersMs = 2_000

/** Whether the embedded database answers; a server has its pulse. */
export async function answers(sequelize: Sequelize): Promise<boolean> {
  const late = new AbortController()
  try {
    return await Promise.race([
      sequelize.query('SELECT 1').then(() => true),
      sleep(answersMs, false, { signal: late.signal }),
    ])
  } catch {
    return false
  } finally {
    late.abort()
  }
}
