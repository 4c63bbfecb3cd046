import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { Problem, type ProblemCode } from '../kernel/errors.ts'
import type { UploadedFile } from './route.ts'

/** What can be wrong with an uploaded photo before anybody has looked at what it shows. */
export const photoProblems = [
  'request.malformed_multipart',
  'image.missing',
  'image.too_large',
  'image.type_unsupported',
  'image.undecodable',
] as const satisfies ProblemCode[]

/** What a multipart route takes. */
export interface UploadShape {
  /** The name of the file; with `parts`, `field.0` … as well. */
  field: string
  /** Of all files together. */
  maxBytes: number
  /** How many files named `field.<number>` may come beside or instead of the one. */
  parts?: number
  /** What it is when it is more; photos are the usual thing. */
  tooLarge?: ProblemCode
}

export interface NamedFile extends UploadedFile {
  field: string
}

export interface Multipart {
  /** In the order sent, each under another name. Browsers send an empty one for a choice that was not made. */
  files: NamedFile[]
  /** In the order sent; a name may come again. */
  fields: [name: string, value: string][]
}

/** The longest form: five lists of a place, every box of a service, and the token. */
const maxFields = 81
const maxFieldBytes = 8 * 1024
const maxHeaderPairs = 40
/** A phone on a weak network still sends 12 MB in this time at 0.5 Mbit/s. */
const receiveMs = 200_000

/**
 * Reads a multipart body into memory: the files of the shape, a few short fields, nothing on disk. Whatever is wrong with
 * it is the sender's fault and is said as such; the rest of the body is left unread.
 */
export function readMultipart(request: IncomingMessage, shape: UploadShape): Promise<Multipart> {
  const { maxBytes, parts = 0, tooLarge = 'image.too_large' } = shape
  const tooMuch = () => new Problem(tooLarge, { params: { megabytes: maxBytes / 1024 / 1024 } })
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) {
    return Promise.reject(new Problem('request.media_type'))
  }
  // Photos are packed as they are; a form that is packed again is not unpacked.
  if (!['', 'identity'].includes(request.headers['content-encoding'] ?? '')) {
    return Promise.reject(new Problem('request.media_type'))
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + maxFields * maxFieldBytes) {
    return Promise.reject(tooMuch())
  }
  return new Promise((resolve, reject) => {
    const malformed = (cause?: unknown) => new Problem('request.malformed_multipart', { cause })
    let parser: busboy.Busboy
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: {
          files: 1 + parts,
          fields: maxFields,
          fieldSize: maxFieldBytes,
          fileSize: maxBytes,
          headerPairs: maxHeaderPairs,
          fieldNameSize: 100,
        },
      })
    } catch (error) {
      return reject(malformed(error))
    }
    const fields: [string, string][] = []
    const files: NamedFile[] = []
    const chunks: Buffer[] = []
    const begun = new Set<string>()
    let received = 0
    let settled = false
    const timer = setTimeout(() => fail(malformed()), receiveMs)
    const settle = () => {
      settled = true
      clearTimeout(timer)
      request.unpipe(parser)
      request.off('aborted', onAborted)
    }
    function fail(problem: Problem): void {
      if (settled) return
      settle()
      for (const chunk of chunks) chunk.fill(0)
      for (const { bytes } of files) bytes.fill(0)
      request.resume()
      reject(problem)
    }
    const onAborted = () => fail(malformed())
    parser.on('file', (name, stream, info) => {
      stream.on('error', (error) => fail(malformed(error)))
      if (!isOf(shape, name) || begun.has(name)) {
        stream.resume()
        // busboy's types promise a name; a part without one has none.
        if (!name) return fail(malformed())
        return fail(new Problem('request.invalid', { errors: [{ path: name, code: 'field.unknown' }] }))
      }
      begun.add(name)
      stream.on('limit', () => fail(tooMuch()))
      const own: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received > maxBytes) return fail(tooMuch())
        own.push(chunk)
        chunks.push(chunk)
      })
      stream.on('end', () => {
        if (settled) return
        const bytes = Buffer.concat(own)
        for (const chunk of own) chunk.fill(0)
        files.push({ field: name, bytes, filename: info.filename ?? '', mimeType: info.mimeType })
      })
    })
    parser.on('field', (name, value, info) => {
      // Nor has a text a value whose character set nobody knows.
      if (!name || (value as string | undefined) === undefined) return fail(malformed())
      if (info.nameTruncated || info.valueTruncated)
        return fail(
          new Problem('request.invalid', {
            errors: [{ path: name, code: 'field.too_long', params: { bound: maxFieldBytes } }],
          }),
        )
      fields.push([name, value])
    })
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parser.on(limit, () => fail(malformed()))
    parser.on('error', (error) => fail(malformed(error)))
    parser.on('close', () => {
      if (settled) return
      settle()
      resolve({ files, fields })
    })
    request.on('aborted', onAborted)
    request.pipe(parser)
  })
}

function isOf({ field, parts = 0 }: UploadShape, name: string | undefined): boolean {
  if (name === field) return true
  const part = name?.startsWith(`${field}.`) ? name.slice(field.length + 1) : ''
  return /^(0|[1-9]\d*)$/.test(part) && Number(part) < parts
}
