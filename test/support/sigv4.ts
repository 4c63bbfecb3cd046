import { createHash, createHmac } from 'node:crypto'

/** What was signed and with what, by AWS's description of Signature Version 4, for the stand-in to hold a request against. */
export interface Signed {
  method: string
  /** As it came, encoded. */
  path: string
  query: string
  /** By their names in small letters, as they came. */
  headers: Record<string, string>
  signedHeaders: string[]
  payloadHash: string
  instant: string
  region: string
  secret: string
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

export function signatureOf({ method, path, query, headers, signedHeaders, ...rest }: Signed): string {
  const { payloadHash, instant, region, secret } = rest
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('')
  const canonical = [method, path, query, lines, signedHeaders.join(';'), payloadHash].join('\n')
  const day = instant.slice(0, 8)
  const digest = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', instant, `${day}/${region}/s3/aws4_request`, digest].join('\n')
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day), region))
  return hmac(key, text).toString('hex')
}
