import { ConnectionError, DatabaseError } from 'sequelize'

/**
 * SQLSTATE of what is over in a while: no connection (08), no room (53), the server stops or starts (57P), it is a replica
 * for now (25006), a statement took too long (57014), two transactions stood in each other's way (40).
 */
const passingState = /^(?:08...|40...|53...|57P0[1-5]|57014|25006)$/
const passingCodes = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']
/** What the client of PostgreSQL says without a code. */
const passingWords =
  /^(?:Connection terminated|Client (?:was closed|has encountered a connection error)|timeout expired)/

/** Whether the database is away or has too much to do, so that the same may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return true
  const cause = error instanceof DatabaseError ? error.parent : error
  if (!(cause instanceof Error)) return false
  const { code } = cause as { code?: unknown }
  if (typeof code === 'string') return passingState.test(code) || passingCodes.includes(code)
  return passingWords.test(cause.message)
}

/** What `work` gives, or `otherwise` when the database is away: for answers that are good without it. */
export async function unlessAway<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isPassing(error)) return otherwise
    throw error
  }
}
