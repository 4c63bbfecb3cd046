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

export interface Multipart {
  file: UploadedFile | undefined
  /** In the order sent; a name may come again. */
  fields: [name: string, value: string][]
}

/** The longest form: five lists of a place and every box of a service. */
const maxFields = 80
const maxFieldBytes = 8 * 1024
const maxHeaderPairs = 40
/** A phone on a weak network still sends 12 MB in this time at 0.5 Mbit/s. */
const receiveMs = 200_000

/**
 * Reads a multipart body into memory: one file under `field`, a few short fields, nothing on disk. Whatever is wrong
 * with the shape is the sender's fault and is said as such; the rest of the body is left unread.
 */
export function readMultipart(request: IncomingMessage, field: string, maxBytes: number): Promise<Multipart> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) {
    return Promise.reject(new Problem('request.media_type'))
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + maxFields * maxFieldBytes) {
    return Promise.reject(new Problem('image.too_large', { params: { megabytes: maxBytes / 1024 / 1024 } }))
  }
  return new Promise((resolve, reject) => {
    const malformed = (cause?: unknown) => new Problem('request.malformed_multipart', { cause })
    let parser: busboy.Busboy
    try {
      parser = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: {
          files: 1,
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
    const chunks: Buffer[] = []
    let file: UploadedFile | undefined
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
      request.resume()
      reject(problem)
    }
    const onAborted = () => fail(malformed())
    parser.on('file', (name, stream, info) => {
      stream.on('error', (error) => fail(malformed(error)))
      if (name !== field || file !== undefined) {
        stream.resume()
        // busboy's types promise a name; a part without one has none.
        if (!name) return fail(malformed())
        return fail(new Problem('request.invalid', { errors: [{ path: name, code: 'field.unknown' }] }))
      }
      stream.on('limit', () => fail(new Problem('image.too_large', { params: { megabytes: maxBytes / 1024 / 1024 } })))
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (settled) return
        const bytes = Buffer.concat(chunks)
        for (const chunk of chunks) chunk.fill(0)
        file = { bytes, filename: info.filename ?? '', mimeType: info.mimeType }
      })
    })
    parser.on('field', (name, value, info) => {
      if (!name) return fail(malformed())
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
      resolve({ file, fields })
    })
    request.on('aborted', onAborted)
    request.pipe(parser)
  })
}
