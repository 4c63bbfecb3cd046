import type { AudioStore } from '../../speech/audio-store.ts'
import type { StorageSettings } from '../../storage-settings.ts'
import { openBucket, type Patience } from './bucket.ts'
import { StorageFault } from './storage-fault.ts'

/** A piece is made anew in a tenth of a second: nobody waits longer for a kept one than is bearable, and not twice. */
const usual: Patience = { deadlineMs: 1_500, attempts: 1 }

const keyPattern = /^[0-9a-f]{64}$/

/** Audio in a bucket; what has not been used for long goes by the bucket's own rule. A resting storage keeps nothing. */
export function s3AudioStore(settings: StorageSettings, patience = usual): AudioStore {
  const bucket = openBucket(settings, patience)
  const nameOf = (key: string) => `audio/${key.slice(0, 2)}/${key}`
  return {
    async get(key) {
      if (!keyPattern.test(key)) return undefined
      return (await bucket.get(nameOf(key)).catch(nullWhileResting)) ?? undefined
    },
    async put(key, value) {
      if (!keyPattern.test(key)) throw new RangeError('not a key of the audio store')
      await bucket.put(nameOf(key), value).catch(nullWhileResting)
    },
    async delete(key) {
      if (keyPattern.test(key)) await bucket.remove(nameOf(key)).catch(nullWhileResting)
    },
  }
}

/** The failures before were told; while it rests each piece would tell them anew. */
function nullWhileResting(error: unknown): null {
  if (error instanceof StorageFault && error.code === 's3.resting') return null
  throw error
}
