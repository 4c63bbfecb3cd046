import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import type { StorageSettings } from '../../storage-settings.ts'
import { StorageFault } from './storage-fault.ts'

/** Kept with each object: whether the bytes that come are those that went. An ETag says so of some storages only. */
const sumHeader = 'x-amz-meta-sha256'
/** Of an error's body; a word is all that is wanted of it. */
const codePattern = /<Code>([A-Za-z]{1,60})<\/Code>/
const absentCode = 'NoSuchKey'
const tooOften = 429

export interface StorageRequest {
  method: 'GET' | 'PUT' | 'DELETE'
  key: string
  body?: Buffer
}

/**
 * One signed request with a deadline for all of it, answer included; no redirect is followed. Returns the bytes of a GET,
 * null when there is no such object. Throws StorageFault.
 */
export async function askStorage(
  settings: StorageSettings,
  { method, key, body }: StorageRequest,
  deadlineMs: number,
): Promise<Buffer | null> {
  const sum = sha256(body ?? Buffer.alloc(0))
  const signer = new AwsV4Signer({
    ...settings,
    service: 's3',
    method,
    url: `${settings.bucketUrl}/${key}`,
    headers: { 'x-amz-content-sha256': sum, ...(body ? { [sumHeader]: sum } : {}) },
  })
  const { url, headers } = await signer.sign()
  let response: Response
  let bytes: Buffer
  try {
    response = await fetch(url, {
      method,
      headers,
      ...(body ? { body: new Uint8Array(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMs),
    })
    bytes = Buffer.from(await response.arrayBuffer())
  } catch (cause) {
    throw new StorageFault('silent', { passing: true, cause })
  }
  if (!response.ok) return refused(response.status, bytes)
  const expected = response.headers.get(sumHeader)
  if (method === 'GET' && expected !== null && expected !== sha256(bytes)) {
    throw new StorageFault('damaged', { passing: true })
  }
  return bytes
}

/** Null for an object that is not there; a bucket that is not there is a fault. */
function refused(status: number, bytes: Buffer): null {
  const code = codePattern.exec(bytes.toString('latin1'))?.[1]
  if (status === 404 && code === absentCode) return null
  throw new StorageFault(code ?? String(status), { passing: status >= 500 || status === tooOften })
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
