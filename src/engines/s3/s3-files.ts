import type { FileStore } from '../../cases/ports.ts'
import { Problem } from '../../kernel/errors.ts'
import type { StorageSettings } from '../../storage-settings.ts'
import { openBucket, type Patience } from './bucket.ts'
import { StorageFault } from './storage-fault.ts'

/** A photo has 2 MB, a recording up to 20; a person waits for it, and would wait for their form once more. */
const usual: Patience = { deadlineMs: 10_000, attempts: 3 }

/** Files in a bucket, named as on the disk, so that a folder can be copied into it as it is. Throws `service.unavailable`. */
export function s3Files(settings: StorageSettings, patience = usual): FileStore {
  const bucket = openBucket(settings, patience)
  const nameOf = (key: string) => {
    if (!/^[\w-]+$/.test(key)) throw new Error('a key of the file store is an id')
    return `files/${key.slice(0, 2)}/${key}`
  }
  return {
    put: (key, bytes) => told(bucket.put(nameOf(key), bytes)),
    get: (key) => told(bucket.get(nameOf(key))),
    remove: (key) => told(bucket.remove(nameOf(key))),
  }
}

async function told<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    throw cause instanceof StorageFault ? new Problem('service.unavailable', { cause }) : cause
  }
}
