import { Gauge } from 'prom-client'
import { measureWork, type WorkMeasures } from '../cases/measure-work.ts'
import type { HttpWorld } from './http-world.ts'
import type { Metrics } from './metrics.ts'

/** Whoever asks more often gets the same answer: it is some counts in the database. */
const freshMs = 15_000

const ofWork: Record<string, { help: string; read(work: WorkMeasures): number | null }> = {
  jobs_waiting: { help: 'Jobs that should have begun', read: (work) => work.jobsWaiting },
  jobs_oldest_seconds: { help: 'How long the oldest of them has waited', read: (work) => work.oldestJobSeconds },
  news_waiting: { help: 'Messages to citizens that should have left', read: (work) => work.newsWaiting },
  news_oldest_seconds: { help: 'How long the oldest of them has waited', read: (work) => work.oldestNewsSeconds },
  promises_overdue: { help: 'Promises of time that run and are broken', read: (work) => work.promisesOverdue },
  webhooks_waiting: { help: 'Webhooks that should have been sent', read: (work) => work.webhooksWaiting },
  webhooks_oldest_seconds: {
    help: 'How long the oldest of them has waited',
    read: (work) => work.oldestWebhookSeconds,
  },
  webhooks_dead: { help: 'Webhooks of the last day that were given up', read: (work) => work.webhooksDead },
  webhooks_off: { help: 'Receivers of webhooks that were switched off', read: (work) => work.webhooksOff },
  audit_verified_seconds: {
    help: 'Since the audit was last verified',
    read: (work) => work.auditVerifiedSeconds,
  },
  audit_faults: { help: 'What was wrong with the audit then', read: (work) => work.auditFaults },
}

/** What is told at /metrics of the moment: work that waits, in all processes, and whether this one has what it needs. */
export function addGauges({ registry }: Metrics, world: HttpWorld): void {
  let latest: { at: number; work: Promise<WorkMeasures | null> } | undefined
  const look = () => {
    if (latest === undefined || performance.now() - latest.at > freshMs) {
      // Without a database nothing is known of the work; the rest is told all the same.
      latest = { at: performance.now(), work: measureWork(world).catch(() => null) }
    }
    return latest.work
  }
  for (const [name, { help, read }] of Object.entries(ofWork)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const work = await look()
        const value = work && read(work)
        if (value === null) this.reset()
        else this.set(value)
      },
    })
  }
  new Gauge({
    name: 'dependency_ready',
    help: 'Whether this process has it: 1 or 0',
    labelNames: ['dependency'],
    registers: [registry],
    async collect() {
      this.set({ dependency: 'database' }, (await look()) === null ? 0 : 1)
      this.set({ dependency: 'voice' }, world.speech.status() === 'ready' ? 1 : 0)
      this.set({ dependency: 'ocr' }, world.cards.status() === 'ready' ? 1 : 0)
      this.set({ dependency: 'boundaries' }, world.divisions.hasBoundaries() ? 1 : 0)
    },
  })
}
