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
  /** Since the audit was last verified; null before the first time. */
  auditVerifiedSeconds: number | null
  auditFaults: number
}

type Row = Record<'jobs' | 'job_age' | 'news' | 'news_age' | 'overdue' | 'faults', number> & {
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
     ), latest AS (SELECT at, fault_count FROM audit_verifications ORDER BY at DESC LIMIT 1)
     SELECT jobs.count AS jobs, coalesce(jobs.age, 0)::float AS job_age, news.count AS news,
       coalesce(news.age, 0)::float AS news_age,
       (SELECT count(*)::int FROM case_clocks WHERE stopped_at IS NULL AND paused_at IS NULL AND due_at < $1) AS overdue,
       (SELECT extract(epoch FROM $1::timestamptz - at)::float FROM latest) AS verified,
       coalesce((SELECT fault_count FROM latest), 0)::int AS faults
     FROM jobs, news`,
    { bind: [clock.now()], type: QueryTypes.SELECT },
  )
  if (row === undefined) throw new Error('no measures')
  return {
    jobsWaiting: row.jobs,
    oldestJobSeconds: Math.max(0, row.job_age),
    newsWaiting: row.news,
    oldestNewsSeconds: row.news_age,
    promisesOverdue: row.overdue,
    auditVerifiedSeconds: row.verified,
    auditFaults: row.faults,
  }
}
