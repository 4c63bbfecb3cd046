/** How a kept form stands; the words of each are `offline:state.*`. */
export type State = 'draft' | 'waiting' | 'login' | 'confirm' | 'other' | 'agree' | 'faulty' | 'refused' | 'sent'

export interface ToldFault {
  path: string
  code: string
  detail: string
}

export interface KeptPhoto {
  id: string
  /** The paper that it shows, or `photo`. */
  kind: string
  /** What the server calls it once it has it. */
  attachmentId: string | null
}

/** A form that is kept on this phone. */
export interface Entry {
  /** Also its Idempotency-Key: whatever happens, it is filed once. */
  id: string
  serviceId: string
  /** ISO 8601 */
  madeAt: string
  state: State
  /** Whose it is: told by the server at the latest when it is first sent. */
  account: string | null
  /** It was posted and no answer has settled whether it arrived: it may not be changed. */
  tried: boolean
  /** As they were typed, in the order of the form. */
  fields: [name: string, value: string][]
  photos: KeptPhoto[]
  /** What the server said last. */
  told: { detail: string; errors: ToldFault[] } | null
  caseId: string | null
}

/** What came back: nothing, or a status with a body that was JSON. */
export type Answer = { status: number; body: Record<string, unknown> } | null

const unsettled = [408, 425, 429]

/** To be tried again whenever there may be a network. */
export function isDue({ state }: Entry): boolean {
  return ['waiting', 'login', 'confirm', 'other'].includes(state)
}

/** Whether it may be opened and changed: not while the server may have it. */
export function mayChange({ state, tried }: Entry): boolean {
  return state !== 'sent' && !tried
}

/** Whether whoever was logged in here last may look into it: what one person filled in is not for the next. */
export function isOpenTo({ account }: Entry, last: string | null): boolean {
  return account === null || account === last
}

/**
 * The entry before it is sent by whoever is logged in (null: nobody). What was filled in when nobody was known here goes
 * out under no account but by a press of the button.
 */
export function addressed(entry: Entry, account: string | null, pressed: boolean): Entry {
  if (account === null) return { ...entry, state: 'login' }
  if (entry.account === null && !pressed) return { ...entry, state: 'confirm' }
  if (entry.account !== null && entry.account !== account) return { ...entry, state: 'other' }
  return { ...entry, account, state: 'waiting' }
}

/** The entry after a post. `tried` was set for it; `triedBefore` is what it was. */
export function answered(entry: Entry, answer: Answer, triedBefore: boolean): Entry {
  const { status, body } = answer ?? { status: 0, body: {} }
  if (status === 200 && typeof body['id'] === 'string') return sent(entry, body['id'])
  const code = String(body['code'] ?? '')
  // Without a code it was not our server that spoke: a gateway, the page of a hotspot.
  if (code === '' || status >= 500 || unsettled.includes(status) || code === 'idempotency.in_flight') return entry
  if (status === 401) return { ...entry, state: 'login', tried: triedBefore }
  // The browser's cookies went while it was sent: with the token that is asked for next time it goes.
  if (code === 'auth.form') return { ...entry, tried: triedBefore }
  const errors = (body['errors'] ?? []) as ToldFault[]
  const told = { detail: String(body['detail'] ?? ''), errors }
  if (code === 'notice.outdated') return { ...entry, state: 'agree', tried: false, told }
  if (errors.some(({ path }) => /^attachments\.\d/.test(path))) {
    // Photos that the server no longer has go up again.
    return { ...entry, tried: false, photos: entry.photos.map((photo) => ({ ...photo, attachmentId: null })) }
  }
  return { ...entry, state: errors.length > 0 ? 'faulty' : 'refused', tried: false, told }
}

/** Of what is filed nothing stays but where to look for it. */
function sent(entry: Entry, caseId: string): Entry {
  return { ...entry, state: 'sent', tried: false, fields: [], photos: [], told: null, caseId }
}
