import { setTimeout as pause } from 'node:timers/promises'
import { circuitBreaker } from '../../speech/circuit-breaker.ts'
import type { StorageSettings } from '../../storage-settings.ts'
import { askStorage, type StorageRequest } from './ask-storage.ts'
import { StorageFault } from './storage-fault.ts'

export interface Patience {
  /** For one request with its answer. */
  deadlineMs: number
  /** At most so many requests for one call. */
  attempts: number
}

/** A bucket as it is used here: whole objects, each call safe to repeat. Every method throws StorageFault. */
export interface Bucket {
  put(key: string, bytes: Buffer): Promise<void>
  /** null when there is none. */
  get(key: string): Promise<Buffer | null>
  remove(key: string): Promise<void>
}

const failuresToRest = 4
const restMs = 10_000
/** Before the second request; doubled each time, and up to as much again by chance, so that many do not come at once. */
const firstPauseMs = 100

/** Asks again after what may pass, and lets a storage rest that failed in a row: callers are then told at once. */
export function openBucket(settings: StorageSettings, { deadlineMs, attempts }: Patience): Bucket {
  const breaker = circuitBreaker(failuresToRest, restMs)

  async function once(request: StorageRequest): Promise<Buffer | null> {
    if (!breaker.admit()) throw new StorageFault('resting', { passing: false })
    try {
      const bytes = await askStorage(settings, request, deadlineMs)
      breaker.settle('spoken')
      return bytes
    } catch (error) {
      // A refusal is an answer, too.
      breaker.settle(error instanceof StorageFault && !error.passing ? 'spoken' : 'failed')
      throw error
    }
  }

  async function ask(request: StorageRequest): Promise<Buffer | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(request)
      } catch (error) {
        if (!(error instanceof StorageFault && error.passing) || attempt === attempts) throw error
        await pause(firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random()))
      }
    }
  }

  return {
    async put(key, body) {
      await ask({ method: 'PUT', key, body })
    },
    get: (key) => ask({ method: 'GET', key }),
    async remove(key) {
      await ask({ method: 'DELETE', key })
    },
  }
}
