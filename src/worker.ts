import { anchorDaily } from './audit/anchor-daily.ts'
import type { AnchorStore } from './audit/anchor-store.ts'
import { verifyDaily } from './audit/verify-daily.ts'
import { recountLate } from './cases/announce-year.ts'
import type { CaseWorld } from './cases/case-world.ts'
import { takeNightlySnapshot } from './cases/centre/take-snapshot.ts'
import { deliverNews, resumeNews } from './cases/deliver-news.ts'
import { expireEntries } from './cases/penalties/expire-entries.ts'
import type { JobName } from './cases/ports.ts'
import { expireRecords } from './cases/retention/expire-records.ts'
import type { Periods } from './cases/retention/periods.ts'
import { type WatchingWorld, watchClocks } from './cases/watch-clocks.ts'
import { type DeliveringWorld, deliverWebhooks } from './clients/webhooks/deliver-webhooks.ts'
import { resumeWebhooks } from './clients/webhooks/resume-webhooks.ts'
import type { JobHandlers, Jobs } from './jobs/job-queue.ts'
import { everyRound, type Rounds } from './jobs/periodic.ts'
import type { Log } from './kernel/log.ts'
import type { SigningKeys } from './kernel/signing-keys.ts'
import { inSpan, type Tracing, traced } from './kernel/tracing.ts'
import { resumeTelling } from './people/resume-telling.ts'
import { tellFormerHolder } from './people/tell-former-holder.ts'

/** A promise is told to run out within a minute of it. */
const watchMs = 60_000
const expireMs = 300_000
/** What a worker that died was sending is taken up within so long. */
const resumeMs = 60_000
/** The day's anchor of the audit is written within so long of midnight, or of the start; then it is read. */
const anchorMs = 300_000
/** Days that are over are counted at night, some in each round. */
const snapshotMs = 300_000
/** A promise that was counted by a process which knew less is put right within so long. */
const recountMs = 60_000

export interface WorkerWorld extends CaseWorld, Pick<WatchingWorld, 'sequelize'>, Pick<DeliveringWorld, 'postWebhook'> {
  jobs: Jobs
  periods: Periods
  anchors: AnchorStore
  /** Whoever has public halves alone writes no anchors. */
  auditKeys: SigningKeys
  tracing: Tracing | undefined
}

/** What is done without anybody asking: jobs and rounds. Nothing of it is done by a process that only answers. */
export async function startWorker(world: WorkerWorld, log: Log, stop: AbortSignal): Promise<Rounds[]> {
  const handlers: JobHandlers = {
    'deliver-news': (data) => deliverNews(world, data),
    'deliver-webhooks': (data) => deliverWebhooks(world, data),
    'tell-former-holder': (data) => tellFormerHolder(world, data),
    'expire-records': async () => {
      await expireRecords(world, { signal: stop })
    },
  }
  const names = Object.keys(handlers) as JobName[]
  await world.jobs.work(traced(world.tracing, handlers, names, { kind: 'consumer', name: 'job' }))
  await resumeNews(world)
  await resumeTelling(world)
  const round = (name: string, everyMs: number, work: () => Promise<unknown>) =>
    everyRound(log, {
      name,
      everyMs,
      work: async () => {
        await inSpan(world.tracing, { kind: 'internal', name: `round ${name}` }, work)
      },
    })
  return [
    round('resume-webhooks', resumeMs, () => resumeWebhooks(world)),
    round('watch-clocks', watchMs, () => watchClocks(world)),
    round('recount-late', recountMs, () => recountLate(world)),
    round('expire-entries', expireMs, () => expireEntries(world)),
    round('centre-snapshot', snapshotMs, () => takeNightlySnapshot(world)),
    round('anchor-audit', anchorMs, () => keepAudit(world, log)),
  ]
}

async function keepAudit(
  { auditKeys: { current: signer, publicKeys }, ...world }: WorkerWorld,
  log: Log,
): Promise<void> {
  if (signer !== undefined) await anchorDaily({ ...world, signer })
  const found = await verifyDaily({ ...world, publicKeys })
  const count = Number(found?.faultCount ?? 0)
  if (count > 0) log.error('the audit is not as it was written', { count })
}
