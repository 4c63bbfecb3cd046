import { createClient } from '@redis/client'
import pg from 'pg'
import { type ChildService, newFolder, startChild } from './child-service.ts'
import { ownDatabase } from './own-database.ts'
import { type S3StandIn, s3StandIn } from './s3-stand-in.ts'
import { type SmsStandIn, smsStandIn } from './sms-stand-in.ts'

/** A process of the service and the gateway that it alone sends through, which tells who has sent what. */
export interface Process extends ChildService {
  sms: SmsStandIn
}

export interface FourProcesses {
  webs: [Process, Process]
  workers: [Process, Process]
  storage: S3StandIn
  database: pg.Client
  stop(): Promise<void>
}

const { DATABASE_URL = 'postgres://postgres@127.0.0.1:5432/postgres', REDIS_URL: redisUrl = 'redis://127.0.0.1:6379' } =
  process.env

/** Why four processes cannot be started here, or undefined. */
export async function missingServer(): Promise<string | undefined> {
  const database = new pg.Client(DATABASE_URL)
  const redis = createClient({ url: redisUrl, socket: { reconnectStrategy: false } })
  redis.on('error', () => undefined)
  try {
    await database.connect()
    await database.end()
  } catch {
    return 'PostgreSQL does not answer'
  }
  try {
    await redis.connect()
    redis.destroy()
    return undefined
  } catch {
    return 'Redis does not answer'
  }
}

/** Two that answer and two that work, started at once on an empty database, with Redis and object storage. */
export async function startFour(): Promise<FourProcesses> {
  const { url, drop } = await ownDatabase(DATABASE_URL)
  const folder = newFolder()
  const storage = await s3StandIn()
  const started: Process[] = []
  const begin = async (role: 'web' | 'worker'): Promise<Process> => {
    const sms = await smsStandIn()
    const child = await startChild(folder.path, 'info', {
      ROLE: role,
      DATABASE_URL: url,
      DATABASE_POOL: '6',
      REDIS_URL: redisUrl,
      SMS_WEBHOOK_URL: sms.url,
      TRUST_PROXY: 'true',
      ...storage.environment,
    })
    const each = { ...child, sms }
    started.push(each)
    return each
  }
  const stop = async () => {
    await Promise.all(started.map((each) => each.end('SIGKILL')))
    await Promise.all(started.map(({ sms }) => sms.close()))
    await storage.close()
    await drop()
    folder.remove()
  }
  const begun = await Promise.allSettled([begin('web'), begin('web'), begin('worker'), begin('worker')])
  const failed = begun.find((each) => each.status === 'rejected')
  if (failed !== undefined) {
    await stop()
    throw failed.reason
  }
  const [one, two, three, four] = begun.map((each) => (each as PromiseFulfilledResult<Process>).value)
  const database = new pg.Client(url)
  await database.connect()
  return {
    webs: [one as Process, two as Process],
    workers: [three as Process, four as Process],
    storage,
    database,
    stop: async () => {
      await database.end()
      await stop()
    },
  }
}
