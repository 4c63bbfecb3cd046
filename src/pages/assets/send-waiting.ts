import { formTokenHeaders } from './form-token.ts'
import { readSealed } from './sealed-store.ts'
import { type Answer, addressed, answered, type Entry, isDue, mayChange } from './waiting-entry.ts'
import { allEntries, changeEntry, readEntry, removeEntry } from './waiting-forms.ts'
import { within } from './within.ts'

/** Held while anything is sent, and while anything is taken back to be changed: no two tabs do either at once. */
const sending = 'send-waiting'
/** A form is small; whoever has not answered by then is asked again later. */
const answerMs = 30_000
/** Nothing is sent where not even this is answered: meanwhile nothing can be taken back to be changed. */
const hereMs = 8000
/** A photo of half a megabyte at 50 kbit/s, and some patience. */
const photoMs = 120_000

/**
 * Sends what waits, in its order, tabs one after the other. `pressed` is the entry whose button was pressed. Never
 * rejects for the network.
 */
export function sendWaiting(pressed?: string): Promise<void> {
  return navigator.locks.request(sending, async () => {
    const due = (await allEntries()).filter(isDue)
    if (due.length === 0) return
    const here = await ask('/waiting/account', { signal: within(hereMs) })
    if (here?.status !== 200 && here?.status !== 401) return
    const account = here.status === 200 ? String(here.body['account']) : null
    const proof = formTokenHeaders(String(here.body['formToken'] ?? ''))
    for (const { id } of due) {
      const entry = await changeEntry(id, (known) =>
        isDue(known) ? addressed(known, account, id === pressed) : undefined,
      )
      if (entry?.state === 'waiting') await sendOne(entry, proof)
    }
  })
}

/** Takes an entry back to be changed: from now on nothing sends it. Undefined when it may have been sent. */
export function takeBack(id: string): Promise<Entry | undefined> {
  return navigator.locks.request(sending, { ifAvailable: true }, async (lock) =>
    lock ? changeEntry(id, (entry) => (mayChange(entry) ? { ...entry, state: 'draft' } : undefined)) : undefined,
  )
}

/** Throws an entry away, between two sendings. */
export function throwAway(id: string): Promise<void> {
  return navigator.locks.request(sending, () => removeEntry(id))
}

/** `proof`: that the form comes from here, as the server gave it just now. */
async function sendOne({ id, tried }: Entry, proof: Record<string, string>): Promise<void> {
  if (!(await sendPhotos(id, proof))) return
  const entry = await changeEntry(id, (known) => ({ ...known, tried: true }))
  if (!entry) return
  const body = new URLSearchParams([...entry.fields, ['step', 'next'], ['account', entry.account ?? '']])
  for (const { attachmentId } of entry.photos) body.append('attachments', attachmentId ?? '')
  const answer = await ask(`/services/${entry.serviceId}/offline`, {
    method: 'POST',
    headers: { ...proof, 'Idempotency-Key': id },
    body,
    signal: within(answerMs),
  })
  await changeEntry(id, (known) => answered(known, answer, tried))
}

/** Puts up the photos that are not up yet, and remembers each as soon as it is. False when the form cannot follow now. */
async function sendPhotos(id: string, headers: Record<string, string>): Promise<boolean> {
  const { photos = [] } = (await readEntry(id)) ?? {}
  for (const photo of photos.filter(({ attachmentId }) => attachmentId === null)) {
    const body = new FormData()
    body.append('kind', photo.kind)
    body.append('file', new Blob([(await readSealed('photos', photo.id)) ?? new ArrayBuffer()]), 'photo')
    const answer = await ask('/v1/attachments', { method: 'POST', headers, body, signal: within(photoMs) })
    const attachmentId = answer?.status === 201 ? String(answer.body['id']) : null
    const entry = await changeEntry(id, (known) =>
      attachmentId
        ? { ...known, photos: known.photos.map((each) => (each.id === photo.id ? { ...each, attachmentId } : each)) }
        : refusedPhoto(known, photo.kind, answer),
    )
    if (!attachmentId || !entry) return false
  }
  return true
}

/** A photo that cannot be taken is told at its place; anything else is as if the form had been posted and not arrived. */
function refusedPhoto(entry: Entry, kind: string, answer: Answer): Entry {
  const after = answered(entry, answer, entry.tried)
  if (after.state !== 'refused') return after
  const { detail = '' } = after.told ?? {}
  return { ...after, state: 'faulty', told: { detail, errors: [{ path: `photos.${kind}`, code: 'image', detail }] } }
}

/** Null when no answer came, or none that our server gives. */
async function ask(address: string, init: RequestInit): Promise<Answer> {
  try {
    const headers = { Accept: 'application/json', ...init.headers }
    const response = await fetch(address, { ...init, headers, cache: 'no-store' })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  } catch {
    return null
  }
}
