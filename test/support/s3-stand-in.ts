import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { StorageSettings } from '../../src/storage-settings.ts'
import { signatureOf } from './sigv4.ts'

/** A status; no answer ever; a line cut in the middle of the answer; other bytes than were put; an address elsewhere. */
export type S3Fault = number | 'hang' | 'cut' | 'damage' | 'elsewhere'

export interface S3StandIn {
  settings: StorageSettings
  /** The environment of a service that keeps its files here. */
  environment: Record<string, string>
  /** Faults of the next requests, first first. */
  faults: S3Fault[]
  requests: string[]
  objects: Map<string, { bytes: Buffer; sum: string | undefined }>
  close(): Promise<void>
}

const bucket = 'sample-bucket'
const region = 'cn-south-1'
const accessKeyId = 'SAMPLEKEY'
const secretAccessKey = 'sample+secret/of/nobody'
/** A signature is good for so long. */
const skewMs = 15 * 60_000

const code = (response: ServerResponse, status: number, word: string) =>
  void response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${word}</Code></Error>`)

/** What S3 would say against the request, or undefined. */
function refusalOf({ method = '', url = '', headers }: IncomingMessage, body: Buffer): string | undefined {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/
  const [, key, day, where, names = '', signature] = pattern.exec(headers.authorization ?? '') ?? []
  const instant = String(headers['x-amz-date'])
  if (signature === undefined || where !== region || !instant.startsWith(String(day))) return 'AccessDenied'
  if (key !== accessKeyId) return 'InvalidAccessKeyId'
  const at = Date.parse(instant.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(at - Date.now()) < skewMs)) return 'RequestTimeTooSkewed'
  const payloadHash = String(headers['x-amz-content-sha256'])
  if (payloadHash !== createHash('sha256').update(body).digest('hex')) return 'XAmzContentSHA256Mismatch'
  const signedHeaders = names.split(';')
  const unsigned = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name))
  if (unsigned.length > 0 || !signedHeaders.includes('host')) return 'AccessDenied'
  const [path = '', query = ''] = url.split('?')
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const signed = { method, path, query, headers: given, signedHeaders, payloadHash, instant, region }
  return signatureOf({ ...signed, secret: secretAccessKey }) === signature ? undefined : 'SignatureDoesNotMatch'
}

/** An S3-compatible storage with one bucket, which checks signatures as S3 does. */
export async function s3StandIn(): Promise<S3StandIn> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => Buffer.alloc(0))
    const { method = '', url = '' } = request
    standIn.requests.push(`${method} ${url}`)
    const fault = standIn.faults.shift()
    if (fault === 'hang') return
    if (fault === 'elsewhere')
      return void response.writeHead(307, { location: `${standIn.settings.bucketUrl}/x` }).end()
    if (typeof fault === 'number') return code(response, fault, fault === 503 ? 'SlowDown' : 'InternalError')
    const refusal = refusalOf(request, body)
    if (refusal !== undefined) return code(response, 403, refusal)
    const [, where, ...rest] = url.split('/')
    if (where !== bucket) return code(response, 404, 'NoSuchBucket')
    const key = decodeURIComponent(rest.join('/'))
    if (method === 'PUT') {
      const sum = request.headers['x-amz-meta-sha256']
      standIn.objects.set(key, { bytes: body, sum: typeof sum === 'string' ? sum : undefined })
      return void response.writeHead(200, { etag: etagOf(body) }).end()
    }
    if (method === 'DELETE') {
      standIn.objects.delete(key)
      return void response.writeHead(204).end()
    }
    const found = standIn.objects.get(key)
    if (found === undefined) return code(response, 404, 'NoSuchKey')
    const { bytes, sum } = found
    response.writeHead(200, {
      etag: etagOf(bytes),
      'content-length': bytes.length,
      ...(sum === undefined ? {} : { 'x-amz-meta-sha256': sum }),
    })
    if (fault === 'cut') return void response.write(bytes.subarray(0, 1), () => request.socket.destroy())
    response.end(fault === 'damage' ? Buffer.alloc(bytes.length) : bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const standIn: S3StandIn = {
    settings: { bucketUrl: `${endpoint}/${bucket}`, region, accessKeyId, secretAccessKey },
    environment: {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_REGION: region,
      S3_ACCESS_KEY: accessKeyId,
      S3_SECRET_KEY: secretAccessKey,
    },
    faults: [],
    requests: [],
    objects: new Map(),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return standIn
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`
}
