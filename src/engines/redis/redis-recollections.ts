import type { Recollection, Recollections } from '../../cases/camera-memory.ts'
import { inTime } from './in-time.ts'
import type { HideKey, Redis } from './open-redis.ts'

/** What cameras were told, where every process finds it; Redis forgets it by itself. Rejects when Redis does not answer. */
export function redisRecollections({ client }: Pick<Redis, 'client'>, hide: HideKey): Recollections {
  const keyOf = (caller: string) => `camera:${hide(caller)}`
  return {
    async read(caller) {
      const text = await inTime(client.get(keyOf(caller)))
      return text === null ? [] : (JSON.parse(text) as Recollection[])
    },
    async write(caller, recollections, forMs) {
      const expiration = { type: 'PX', value: forMs } as const
      await inTime(client.set(keyOf(caller), JSON.stringify(recollections), { expiration }))
    },
  }
}
