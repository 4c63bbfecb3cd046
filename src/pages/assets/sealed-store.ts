/** Entries by their id, and the bytes of their photos by theirs. */
export type Shelf = 'entries' | 'photos'

interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

const database = 'kept-forms'
const shelves = ['keys', 'entries', 'photos'] as const
const keyId = 'seal'
/** Of AES-GCM (NIST SP 800-38D, 8.2.2): random, and far fewer seals than 2³² under one key. */
const ivBytes = 12

let opening: Promise<IDBDatabase> | undefined

/**
 * What the phone keeps, sealed by AES-256-GCM under a key that scripts can use and never read: a copy of the database
 * opens nothing. Each seal holds for its own id. Rejects when the phone has no room.
 */
export async function putSealed(shelf: Shelf, id: string, content: BufferSource): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const data = await crypto.subtle.encrypt(seal(iv, id), await sealingKey(), content)
  await run(shelf, 'readwrite', (store) => store.put({ iv, data } satisfies Sealed, id))
}

/** Undefined when there is none, or none that the key of now opens. */
export async function readSealed(shelf: Shelf, id: string): Promise<ArrayBuffer | undefined> {
  const sealed = (await run(shelf, 'readonly', (store) => store.get(id))) as Sealed | undefined
  if (sealed === undefined) return undefined
  return crypto.subtle.decrypt(seal(sealed.iv, id), await sealingKey(), sealed.data).catch(() => undefined)
}

export async function sealedIds(shelf: Shelf): Promise<string[]> {
  return (await run(shelf, 'readonly', (store) => store.getAllKeys())) as string[]
}

export async function removeSealed(shelf: Shelf, id: string): Promise<void> {
  await run(shelf, 'readwrite', (store) => store.delete(id))
}

/** The key goes too: what the disk may still hold of it opens no more. */
export async function wipeSealed(): Promise<void> {
  for (const shelf of shelves) await run(shelf, 'readwrite', (store) => store.clear())
}

function seal(iv: Uint8Array<ArrayBuffer>, id: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) }
}

async function sealingKey(): Promise<CryptoKey> {
  const known = (await run('keys', 'readonly', (store) => store.get(keyId))) as CryptoKey | undefined
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  try {
    await run('keys', 'readwrite', (store) => store.add(made, keyId))
    return made
  } catch {
    // Another tab was quicker.
    return (await run('keys', 'readonly', (store) => store.get(keyId))) as CryptoKey
  }
}

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

async function run<T>(
  shelf: (typeof shelves)[number],
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(shelf, mode)
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(shelf))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}
