import { isPassing } from '../db/passing.ts'
import type { Clock } from '../kernel/clock.ts'
import { hashToken } from '../kernel/ids.ts'
import type { Actor } from '../policies/actor.ts'

type FindActor = (token: string) => Promise<Actor | null>

/** So long a token that was right is taken for right while the database is away. */
const rememberedMs = 300_000
/** Those who came last; a token is kept as its hash. */
const mostRemembered = 10_000

/**
 * Finds actors, and while the database is away those who were found a short while ago: notices play and places resolve
 * also for them. Whatever else they ask needs the database and is answered 503. Never staff: what they may do can have been taken
 * from them meanwhile.
 */
export function rememberActors(findActor: FindActor, clock: Clock): FindActor {
  const remembered = new Map<string, { actor: Actor; at: number }>()
  return async (token) => {
    const key = hashToken(token)
    try {
      const actor = await findActor(token)
      remembered.delete(key)
      if (actor !== null && actor.kind !== 'staff') remembered.set(key, { actor, at: clock.now().getTime() })
      if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value as string)
      return actor
    } catch (error) {
      const known = remembered.get(key)
      if (known === undefined || !isPassing(error) || clock.now().getTime() - known.at > rememberedMs) throw error
      return known.actor
    }
  }
}
