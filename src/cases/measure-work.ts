import { QueryTypes, type Sequelize } from 'sequelize'
import type { Clock } from '../kernel/clock.ts'

/** How the work stands at this moment, in all processes together: counts and seconds. */
export interface WorkMeasures {
  jobsWaiting: number
  /** Of what should have begun by now; 0 when nothing waits. */
  oldestJobSeconds: number
  newsWaiting: number
  oldestNewsSeconds: number
  promisesOverdue: number
  /** Of what should have been sent to clients of the API by now. */
  webhooksWaiting: number
  oldestWebhookSeconds: number
  /** Of the last day, given up. */
  webhooksDead: number
  /** Endpoints that were switched off because they failed or said so. */
  webhooksOff: number
  /** Since the audit was last verified; null before the first time. */
  auditVerifiedSeconds: number | null
  auditFaults: number
}

type Count = 'jobs' | 'job_age' | 'news' | 'news_age' | 'overdue' | 'hooks' | 'hook_age' | 'dead' | 'off' | 'faults'
type Row = Record<Count, number> & {
  verified: number | null
}

export async function measureWork({ sequelize, clock }: { sequelize: Sequelize; clock: Clock }): Promise<WorkMeasures> {
  const [row] = await sequelize.query<Row>(
    `WITH jobs AS (
       SELECT count(*)::int AS count, extract(epoch FROM now() - min(start_after)) AS age
       FROM pgboss.job WHERE state IN ('created', 'retry') AND start_after <= now()
     ), news AS (
       SELECT count(*)::int AS count, extract(epoch FROM $1::timestamptz - min(next_at)) AS age
       FROM deliveries WHERE status IN ('created', 'temporary-failure') AND next_at <= $1
     ), hooks AS (
       SELECT count(*)::int AS count, extract(epoch FROM $1::timestamptz - min(next_at)) AS age
       FROM webhook_deliveries WHERE state = 'waiting' AND next_at <= $1
     ), latest AS (SELECT at, fault_count FROM audit_verifications ORDER BY at DESC LIMIT 1)
     SELECT jobs.count AS jobs, coalesce(jobs.age, 0)::float AS job_age, news.count AS news,
       coalesce(news.age, 0)::float AS news_age,
       (SELECT count(*)::int FROM case_clocks WHERE stopped_at IS NULL AND paused_at IS NULL AND due_at < $1) AS overdue,
       hooks.count AS hooks, coalesce(hooks.age, 0)::float AS hook_age,
       (SELECT count(*)::int FROM webhook_deliveries
         WHERE state = 'dead' AND created_at > $1::timestamptz - interval '1 day') AS dead,
       (SELECT count(*)::int FROM webhook_endpoints WHERE off_reason IN ('gone', 'failing')) AS off,
       (SELECT extract(epoch FROM $1::timestamptz - at)::float FROM latest) AS verified,
       coalesce((SELECT fault_count FROM latest), 0)::int AS faults
     FROM jobs, news, hooks`,
    { bind: [clock.now()], type: QueryTypes.SELECT },
  )
  if (row === undefined) throw new Error('no measures')
  return {
    jobsWaiting: row.jobs,
    oldestJobSeconds: Math.max(0, row.job_age),
    newsWaiting: row.news,
    oldestNewsSeconds: row.news_age,
    promisesOverdue: row.overdue,
    webhooksWaiting: row.hooks,
    oldestWebhookSeconds: row.hook_age,
    webhooksDead: row.dead,
    webhooksOff: row.off,
    auditVerifiedSeconds: row.verified,
    auditFaults: row.faults,
  }
}
