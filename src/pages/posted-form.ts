import { bodyParser } from '@koa/bodyparser'
import type { RouterContext, RouterMiddleware } from '@koa/router'
import { type NamedFile, readMultipart, type UploadShape } from '../http/multipart.ts'
import type { RequestState } from '../http/request-state.ts'
import type { UploadedFile } from '../http/route.ts'
import { Problem } from '../kernel/errors.ts'
import { formTokenField } from './token-forms.ts'

/** A form as it was posted: the last value of each name, all values where several may be ticked, its files. */
export interface PostedForm {
  /** All of it, in the order sent, but for the token. */
  entries: [name: string, value: string][]
  value(name: string): string
  values(name: string): string[]
  /** The one photo of a form that takes no other files. */
  file: UploadedFile | undefined
  /** Without the choices that were not made. */
  files: NamedFile[]
  /** Proof that a page of ours sent it, if it brings one. */
  token: string | undefined
  /** It was refused once, and sent again. */
  isCarried: boolean
}

/** A form that was filled in without a network comes in one piece: twenty members of a household, each sign encoded in nine. */
export const maxFormBytes = 256 * 1024

const parseUrlencoded = bodyParser({
  // As text: the parser's own reading of forms takes a dot in a name for a nested object.
  enableTypes: ['text'],
  extendTypes: { text: ['application/x-www-form-urlencoded'] },
  textLimit: maxFormBytes,
  onError: (error) => {
    throw error
  },
}) as unknown as RouterMiddleware<RequestState>

/** Comes before `readForm`. */
export const formParser: RouterMiddleware<RequestState> = (ctx, next) =>
  ctx.is('multipart') ? next() : parseUrlencoded(ctx, next)

export const emptyForm: PostedForm = formOf([], [])

/** Takes files where there is an `upload`; throws as `readMultipart`, and `request.media_type` for files that nobody wants. */
export async function readForm(ctx: RouterContext<RequestState>, upload: UploadShape | undefined): Promise<PostedForm> {
  if (!ctx.is('multipart')) {
    const { body } = ctx.request as { body?: unknown }
    return formOf([...new URLSearchParams(typeof body === 'string' ? body : '')], [])
  }
  if (upload === undefined) throw new Problem('request.media_type')
  const { fields, files } = await readMultipart(ctx.req, upload)
  return formOf(
    fields,
    files.filter(({ bytes }) => bytes.length > 0),
  )
}

/** Of what was sent as fields and files. */
export function formOf(posted: PostedForm['entries'], files: NamedFile[]): PostedForm {
  const token = posted.findLast(([name]) => name === formTokenField)?.[1]
  const entries = posted
    .filter(([name]) => name !== formTokenField)
    .map(([name, value]): [string, string] => [name, storable(value)])
  const values = (name: string) => entries.filter(([each]) => each === name).map(([, value]) => value)
  return { entries, values, value: (name) => values(name).at(-1) ?? '', file: files[0], files, token, isCarried: false }
}

/** What no keyboard types and no database keeps is left out: zero bytes, halves of a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
