import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { PeriodFault, type Periods, readPeriods } from './cases/retention/periods.ts'
import { usualVarDir } from './keep-compiled.ts'
import { type KeyRing, readKeyRing } from './kernel/key-ring.ts'
import { readSigningKeys, type SigningKeys } from './kernel/signing-keys.ts'
import { type StorageSettings, storageFaults, storageSettings, storageShape } from './storage-settings.ts'
import { type TracingSettings, tracingFaults, tracingSettings, tracingShape } from './tracing-settings.ts'
import {
  type AzureVoiceSettings,
  azureSettings,
  type OpenaiVoiceSettings,
  openaiSettings,
  type VoiceProvider,
  voiceFaults,
  voiceShape,
} from './voice-settings.ts'
import { type WechatSettings, wechatFaults, wechatSettings, wechatShape } from './wechat-settings.ts'

const megabyte = 1024 * 1024

/** Two checks of a balancer that asks every two seconds. */
const balancerNoticesMs = 4_000

const httpUrl = z.url({ protocol: /^https?$/ })

const listed = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )

const shape = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  BASE_URL: httpUrl.optional(),
  VAR_DIR: z.string().min(1).default(usualVarDir),
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ...storageShape,
  ALLOW_UNSAFE_DATABASE: z.stringbool().default(false),
  CORS_ORIGINS: listed,
  TRUST_PROXY: z.stringbool().default(false),
  SMS_WEBHOOK_URL: httpUrl.optional(),
  WEBHOOK_PRIVATE_HOSTS: listed,
  FIELD_KEYS_FILE: z.string().min(1).optional(),
  AUDIT_KEY_FILE: z.string().min(1).optional(),
  AUDIT_ANCHOR_DIR: z.string().min(1).optional(),
  ...wechatShape,
  OCR_WORKERS: z.coerce.number().int().min(1).max(8).default(2),
  SPEECH_WORKERS: z.coerce.number().int().min(1).max(8).default(1),
  CLOCK_START: z.iso
    .datetime({ offset: true })
    .transform((start) => new Date(start))
    .optional(),
  SPEAK_NOTICES_AHEAD: z.stringbool().default(true),
  ...voiceShape,
  ...tracingShape,
  RETENTION_LONGER: z.string().optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(1).max(300).default(20),
})

export interface Config {
  production: boolean
  /** Demonstration people, keys and the outbox exist; never in production. */
  demonstration: boolean
  port: number
  host: string
  /** A process that only works listens, for health and metrics alone, where it is given a port. */
  listens: boolean
  baseUrl: string | undefined
  varDir: string
  role: 'web' | 'worker' | 'all'
  logLevel: string
  databaseUrl: string | undefined
  databasePool: number
  /** What limits are counted in for all processes together; each counts for itself without it. */
  redisUrl: string | undefined
  /** Where photos, recordings and spoken sentences are kept when not in `varDir` alone. */
  storage: StorageSettings | undefined
  /** Whether to work with a PostgreSQL that may lose what it acknowledged. */
  allowUnsafeDatabase: boolean
  corsOrigins: string[]
  trustProxy: boolean
  smsWebhookUrl: string | undefined
  /** `host` or `host:port` of clients' receivers that may be in a private network and without TLS. */
  webhookHosts: ReadonlySet<string>
  /** What everything personal is sealed with; a demonstration without one makes its own. */
  keyRing: KeyRing | undefined
  /** What the anchors of the audit are signed and verified with; a demonstration without them makes its own. */
  signingKeys: SigningKeys | undefined
  /** Where the anchors of the audit are written. */
  anchorDir: string
  /** How long each class of what is kept is kept. */
  periods: Periods
  wechat: WechatSettings | undefined
  /** Cards that are read at the same time: programs of 0.3 GB that keep one core each. */
  ocrWorkers: number
  /** Pieces that the embedded voice speaks at the same time: programs of 85 MB that keep one core each. */
  speechWorkers: number
  /** Whether this process speaks every notice before anybody asks. */
  speakNoticesAhead: boolean
  /** The order in which voices that live elsewhere are asked; the embedded one is always the last. */
  voiceOrder: readonly VoiceProvider[]
  azureSpeech: AzureVoiceSettings | undefined
  openaiSpeech: OpenaiVoiceSettings | undefined
  /** What they may speak on a day for each API key and member of staff. */
  paidVoiceDailyCharacters: number
  /** Where it is told how long what took. */
  tracing: TracingSettings | undefined
  clockStart: Date | undefined
  drainMs: number
  /** How long readiness says no before the port closes: a balancer has to see it. Nobody balances a demonstration. */
  drainNoticeMs: number
  audioCacheBytes: number
  version: string
}

/** All faults of the environment at once, one line each, as `NAME: what is wrong`. */
export class ConfigurationError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigurationError'
    this.faults = faults
  }
}

/** sysexits.h EX_CONFIG */
export const exitCodeConfiguration = 78

const neededInProduction = ['DATABASE_URL', 'BASE_URL', 'SMS_WEBHOOK_URL', 'FIELD_KEYS_FILE'] as const

/** Reads the environment once. Nothing else in the project may look at it. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(present)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (parsed.success)
    faults.push(
      ...voiceFaults(parsed.data),
      ...wechatFaults(parsed.data),
      ...storageFaults(parsed.data),
      ...tracingFaults(parsed.data),
    )
  const { keys: keyRing, fault: keyFault } = readKeyFile(present['FIELD_KEYS_FILE'], readKeyRing)
  if (keyFault !== undefined) faults.push(`FIELD_KEYS_FILE: ${keyFault}`)
  const { keys: signingKeys, fault: signingFault } = readKeyFile(present['AUDIT_KEY_FILE'], readSigningKeys)
  if (signingFault !== undefined) faults.push(`AUDIT_KEY_FILE: ${signingFault}`)
  const { periods, fault: periodFault } = readLonger(present['RETENTION_LONGER'])
  if (periodFault !== undefined) faults.push(`RETENTION_LONGER: ${periodFault}`)
  if (present['NODE_ENV'] === 'production') {
    for (const name of neededInProduction) {
      if (present[name] === undefined) faults.push(`${name}: needed when NODE_ENV=production`)
    }
    if (present['ROLE'] !== 'web' && signingFault === undefined && signingKeys?.current === undefined) {
      faults.push('AUDIT_KEY_FILE: needed with its private half when NODE_ENV=production, but for ROLE=web')
    }
    if (present['CLOCK_START'] !== undefined) faults.push('CLOCK_START: for demonstrations only')
  }
  if (!parsed.success || faults.length > 0) throw new ConfigurationError(faults)
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  return {
    production,
    demonstration: !production,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    listens: env.ROLE !== 'worker' || present['PORT'] !== undefined,
    baseUrl: env.BASE_URL?.replace(/\/$/, ''),
    varDir: resolve(env.VAR_DIR),
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL,
    storage: storageSettings(env),
    allowUnsafeDatabase: env.ALLOW_UNSAFE_DATABASE,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    smsWebhookUrl: env.SMS_WEBHOOK_URL,
    webhookHosts: new Set(env.WEBHOOK_PRIVATE_HOSTS.map((host) => host.toLowerCase())),
    keyRing,
    signingKeys,
    anchorDir: resolve(env.AUDIT_ANCHOR_DIR ?? join(env.VAR_DIR, 'anchors')),
    periods,
    wechat: wechatSettings(env),
    ocrWorkers: env.OCR_WORKERS,
    speechWorkers: env.SPEECH_WORKERS,
    speakNoticesAhead: env.SPEAK_NOTICES_AHEAD,
    voiceOrder: env.VOICE_ORDER,
    azureSpeech: azureSettings(env),
    openaiSpeech: openaiSettings(env),
    paidVoiceDailyCharacters: env.PAID_VOICE_DAILY_CHARACTERS,
    tracing: tracingSettings(env),
    clockStart: env.CLOCK_START,
    drainMs: env.DRAIN_SECONDS * 1000,
    drainNoticeMs: production ? balancerNoticesMs : 0,
    audioCacheBytes: 512 * megabyte,
    version: readVersion(),
  }
}

function readKeyFile<K>(path: string | undefined, read: (text: string) => K): { keys?: K; fault?: string } {
  if (path === undefined) return {}
  try {
    return { keys: read(readFileSync(path, 'utf8')) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { fault: code === undefined ? message : `cannot be read (${code})` }
  }
}

function readLonger(longer: string | undefined): { periods: Periods; fault?: string } {
  try {
    return { periods: readPeriods(longer) }
  } catch (error) {
    if (error instanceof PeriodFault) return { periods: readPeriods(), fault: error.message }
    throw error
  }
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}
