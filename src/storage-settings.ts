import { z } from 'zod'
import { isPrivateHost } from './kernel/private-host.ts'

/** The part of the environment that is about object storage. */
export const storageShape = {
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  S3_ADDRESSING: z.enum(['path', 'host']).default('path'),
}
type Env = z.output<z.ZodObject<typeof storageShape>>

/** Where and as whom photos, recordings and spoken sentences are kept when not on a disk. */
export interface StorageSettings {
  /** The bucket's address, without a slash at the end: the only one that is ever called. */
  bucketUrl: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const together = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const

/** Some of the four alone are a slip, not a wish. */
export function storageFaults(env: Env): string[] {
  const missing = together.filter((name) => env[name] === undefined)
  if (missing.length === together.length) return []
  if (missing.length > 0) return missing.map((name) => `${name}: ${together.join(', ')} belong together`)
  const url = new URL(env.S3_ENDPOINT ?? '')
  const faults: string[] = []
  if (url.pathname !== '/' || url.search !== '' || url.username !== '') {
    faults.push('S3_ENDPOINT: scheme, host and port alone')
  }
  if (url.protocol === 'http:' && !isPrivateHost(url)) {
    faults.push('S3_ENDPOINT: https is needed for a host outside this network')
  }
  return faults
}

/** Undefined when all is kept on the disk. */
export function storageSettings(env: Env): StorageSettings | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey } = env
  if (!S3_ENDPOINT || !S3_BUCKET || accessKeyId === undefined || secretAccessKey === undefined) return undefined
  const { protocol, host } = new URL(S3_ENDPOINT)
  const bucketUrl =
    env.S3_ADDRESSING === 'host' ? `${protocol}//${S3_BUCKET}.${host}` : `${protocol}//${host}/${S3_BUCKET}`
  return { bucketUrl, region: env.S3_REGION, accessKeyId, secretAccessKey }
}
