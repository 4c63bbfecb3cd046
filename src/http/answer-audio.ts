import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './route.ts'

/** An audio file with what players ask for: its ETag and any single range of bytes (RFC 9110, 14). */
export function answerAudio(
  reading: { audio: Buffer; contentType: string; etag: string; provider: string },
  headers: IncomingHttpHeaders,
): Answer {
  const { audio, contentType, etag, provider } = reading
  const common = { 'Content-Type': contentType, ETag: etag, 'Accept-Ranges': 'bytes', 'X-Voice-Provider': provider }
  const condition = headers['if-range']
  const range = condition === undefined || condition === etag ? parseRange(headers.range, audio.length) : null
  if (range === null) return { body: audio, headers: common }
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...common, 'Content-Range': `bytes */${audio.length}` } }
  }
  return {
    status: 206,
    body: audio.subarray(range.from, range.to + 1),
    headers: { ...common, 'Content-Range': `bytes ${range.from}-${range.to}/${audio.length}` },
  }
}

/** null: no range, or one that we may ignore (several ranges, another unit). */
function parseRange(header: string | undefined, size: number): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= size ? 'unsatisfiable' : { from, to }
}
