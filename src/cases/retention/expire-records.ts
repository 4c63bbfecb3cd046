import type { TimedClassId } from './classes.ts'
import { type ExpiringWorld, type Expiry, expiries } from './expiries.ts'
import { overSince, type Periods } from './periods.ts'

export type RetentionWorld = ExpiringWorld & { periods: Periods }

/** A province's cases and forms of some nights; more waits for the next. */
const mostANight = 20_000

export interface Removed {
  id: TimedClassId
  count: number
}

export interface RunOptions {
  /** Hears what is gone of a class after each small transaction. */
  progress?: (removed: Removed) => void
  /** Ends between two of them. */
  signal?: AbortSignal
  most?: number
}

/**
 * Removes what is over, class by class, in small transactions: killed at any moment, it goes on the next time where it was.
 * Another one that runs at the same time takes other rows. A class that fails does not keep the others from it; the
 * first failure is thrown at the end.
 */
export async function expireRecords(world: RetentionWorld, options: RunOptions = {}): Promise<Removed[]> {
  const removed: Removed[] = []
  const failures: unknown[] = []
  for (const expiry of expiries) {
    try {
      removed.push({ id: expiry.id, count: await expire(world, expiry, options) })
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return removed
}

async function expire(
  world: RetentionWorld,
  expiry: Expiry,
  { progress = () => {}, signal, most = mostANight }: RunOptions,
): Promise<number> {
  const before = overSince(world.clock.now(), world.periods[expiry.id])
  let count = 0
  while (count < most && signal?.aborted !== true) {
    const some = await expiry.removeSome(world, before)
    if (some === 0) break
    count += some
    progress({ id: expiry.id, count })
  }
  return count
}

/** What is over now, and is still there: nothing is changed. */
export async function countExpired(world: RetentionWorld): Promise<Removed[]> {
  const due: Removed[] = []
  for (const { id, count } of expiries) {
    due.push({ id, count: await count(world, overSince(world.clock.now(), world.periods[id])) })
  }
  return due
}
