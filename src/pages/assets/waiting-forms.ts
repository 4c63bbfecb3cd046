import { putSealed, readSealed, removeSealed, sealedIds, wipeSealed } from './sealed-store.ts'
import type { Entry } from './waiting-entry.ts'

const name = 'kept-forms'

/** The forms that this phone keeps, oldest first. */
export async function allEntries(): Promise<Entry[]> {
  const entries = await Promise.all((await sealedIds('entries')).map(readEntry))
  return entries.filter((entry) => entry !== undefined).sort((a, b) => a.madeAt.localeCompare(b.madeAt))
}

export async function readEntry(id: string): Promise<Entry | undefined> {
  const bytes = await readSealed('entries', id)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Entry)
}

export function addEntry(entry: Entry): Promise<void> {
  return alone(() => write(entry))
}

/**
 * Changes what is kept by what is kept now, tab after tab. Undefined, and nothing kept, when it is gone or `change` gives
 * undefined.
 */
export function changeEntry(id: string, change: (entry: Entry) => Entry | undefined): Promise<Entry | undefined> {
  return alone(async () => {
    const before = await readEntry(id)
    const after = before && change(before)
    if (!before || !after) return undefined
    await write(after)
    const stay = new Set(after.photos.map((photo) => photo.id))
    for (const photo of before.photos) if (!stay.has(photo.id)) await removeSealed('photos', photo.id)
    return after
  })
}

export function removeEntry(id: string): Promise<void> {
  return alone(async () => {
    const entry = await readEntry(id)
    for (const photo of entry?.photos ?? []) await removeSealed('photos', photo.id)
    await removeSealed('entries', id)
  })
}

/** Everything, with the key that sealed it. */
export function wipeEntries(): Promise<void> {
  return alone(wipeSealed)
}

/** Calls when any tab has changed something. */
export function onChange(listener: () => void): void {
  new BroadcastChannel(name).addEventListener('message', listener)
}

/** One tab at a time reads and writes. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const result = await navigator.locks.request(name, work)
  const channel = new BroadcastChannel(name)
  channel.postMessage('changed')
  channel.close()
  return result
}

function write(entry: Entry): Promise<void> {
  return putSealed('entries', entry.id, new TextEncoder().encode(JSON.stringify(entry)))
}
