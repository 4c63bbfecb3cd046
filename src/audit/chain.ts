import { canonicalJson } from '../kernel/canonical-json.ts'
import { sm3 } from '../kernel/sm3.ts'

/** What one entry says, as it is hashed; `details` is canonical JSON. */
export interface ChainedEntry {
  seq: number
  at: Date
  actorKind: string
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  division: string | null
  details: string
}

/** Stands in what is hashed, so that another way of hashing can follow. */
const form = 'audit-1'

/** SM3 in hexadecimal over the canonical bytes of the entry and the hash of the one before it ('' for the first). */
export function hashOf(previous: string, entry: ChainedEntry): string {
  const { seq, at, actorKind, actorId, action, subjectKind, subjectId, division, details } = entry
  const moment = at.toISOString()
  return sm3(
    canonicalJson([form, previous, seq, moment, actorKind, actorId, action, subjectKind, subjectId, division, details]),
  )
}
