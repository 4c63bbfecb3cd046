import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { HttpWorld } from '../http/http-world.ts'
import { Problem } from '../kernel/errors.ts'
import { SealFault } from '../kernel/seal.ts'
import { formOf, type PostedForm } from './posted-form.ts'

export const carriedField = 'carried-form'
/** Within what a field of a multipart form may have. */
const pieceLength = 8000

type Entries = PostedForm['entries']

/** What was typed, sealed for the page that it is sent to, in pieces that stand in fields `carried-form`: no page shows a password. */
export function carry({ seals }: Pick<HttpWorld, 'seals'>, path: string, entries: Entries): string[] {
  const sealed = seals.sealBytes(deflateRawSync(JSON.stringify(entries)), placeOf(path)).toString('base64url')
  return sealed.match(new RegExp(`.{1,${pieceLength}}`, 'g')) ?? []
}

/** The form as it was typed, when it carries one; else as it is. Problem `request.invalid` for pieces that are not of `carry`. */
export function uncarried({ seals }: Pick<HttpWorld, 'seals'>, path: string, form: PostedForm): PostedForm {
  const pieces = form.values(carriedField)
  if (pieces.length === 0) return form
  try {
    const opened = seals.openBytes(Buffer.from(pieces.join(''), 'base64url'), placeOf(path))
    const entries = JSON.parse(inflateRawSync(opened).toString('utf8')) as Entries
    return { ...formOf(entries, form.files), token: form.token, isCarried: true }
  } catch (error) {
    if (error instanceof SealFault) throw new Problem('request.invalid', { cause: error })
    throw error
  }
}

function placeOf(path: string): string {
  return `carried-form:${path}`
}
