import { type Db, PgBoss } from 'pg-boss'
import type { Sequelize } from 'sequelize'
import type { JobData, JobName, JobQueue } from '../cases/ports.ts'
import type { Log } from '../kernel/log.ts'

export type JobHandlers = { [N in JobName]: (data: JobData[N]) => Promise<void> }

export interface Jobs extends JobQueue {
  /** Begins to work on jobs with these handlers, and on those of every night. */
  work(handlers: JobHandlers): Promise<void>
  close(): Promise<void>
}

/** A worker that has not been heard of for so long is dead, and its job goes to another. */
const heartbeatSeconds = 30
const queueOptions = { retryLimit: 8, retryBackoff: true, retryDelay: 5, expireInSeconds: 120, heartbeatSeconds }
/** How often one of the workers looks for jobs of the dead. */
const superviseSeconds = 10
/** Each job of a batch succeeds or fails for itself; a full batch means that there is more, and is followed at once. */
const workOptions = {
  batchSize: 10,
  perJobResults: true,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
} as const
/** A receiver outside may hang for ten seconds: each keeps one of these waiting, and nobody else. */
const webhookOptions = { ...workOptions, batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 1 }
/** A job under way gets this long to end when the process must stop; then another process takes it up. */
const stopMs = 10_000

const jobNames: JobName[] = ['deliver-news', 'tell-former-holder', 'expire-records', 'deliver-webhooks']
/** Done once a night, first when the first worker starts: of each, one waits at a time, however many workers there are. */
const nightly: JobName[] = ['expire-records']
/** Two o'clock in Yunnan, in UTC; by the clock of the machine, as all jobs. */
const nightMs = 18 * 3_600_000
const dayMs = 86_400_000
/** What is over in one night of a province; a second worker takes up what another left so long ago. */
const nightlySeconds = 3_600
const nightlyOptions = { policy: 'short', expireInSeconds: nightlySeconds } as const
/** Nobody waits for what is done every night. */
const nightlyPollingSeconds = 60

function untilNightSeconds(): number {
  return Math.ceil((dayMs - ((Date.now() - nightMs) % dayMs)) / 1000)
}

/** Jobs kept in the service's own database, so that a job exists exactly when the data that it is about does. */
export async function openJobs(
  sequelize: Sequelize,
  log: Log,
  { supervise }: { /** Whether jobs that somebody left are seen to from here. */ supervise: boolean },
): Promise<Jobs> {
  const db: Db = {
    async executeSql(text, values) {
      const [rows] = await sequelize.query(text, values && values.length > 0 ? { bind: values } : {})
      return { rows: Array.isArray(rows) ? rows : [] }
    },
  }
  const boss = new PgBoss({
    db,
    schedule: false,
    supervise,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  })
  boss.on('error', (error) => log.error('job queue', { error }))
  await boss.start()
  const known = new Set((await boss.getQueues(jobNames)).map(({ name }) => name))
  for (const name of jobNames.filter((name) => !known.has(name)))
    await boss.createQueue(name, { ...queueOptions, ...(nightly.includes(name) ? nightlyOptions : {}) })
  return {
    async enqueue(name, data, afterSeconds) {
      await boss.send(name, data, afterSeconds > 0 ? { startAfter: afterSeconds } : {})
    },
    async work(handlers) {
      for (const name of jobNames) {
        const isNightly = nightly.includes(name)
        const options = isNightly
          ? { ...workOptions, pollingIntervalSeconds: nightlyPollingSeconds }
          : name === 'deliver-webhooks'
            ? webhookOptions
            : workOptions
        if (isNightly) await boss.send(name, {})
        await boss.work<object>(name, options, (jobs) =>
          Promise.all(
            jobs.map(async ({ id, data }) => {
              try {
                if (isNightly) await boss.send(name, {}, { startAfter: untilNightSeconds() })
                await handlers[name](data as never)
                return { id, status: 'completed' as const }
              } catch (error) {
                log.warn('job failed, it will be tried again', { job: name, error })
                return { id, status: 'failed' as const }
              }
            }),
          ),
        )
      }
    },
    close: () => boss.stop({ graceful: true, timeout: stopMs }),
  }
}
