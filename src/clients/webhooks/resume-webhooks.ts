import { QueryTypes, type Sequelize } from 'sequelize'
import type { WebhookWorld } from './webhook-world.ts'

/** Wakes what is due and nobody is at, whatever became of its jobs. */
export async function resumeWebhooks({
  sequelize,
  clock,
  jobs,
}: Pick<WebhookWorld, 'clock' | 'jobs'> & { sequelize: Sequelize }): Promise<void> {
  const left = await sequelize.query<{ id: string }>(
    `SELECT id FROM webhook_endpoints e WHERE off_at IS NULL AND coalesce(paused_until <= $1, true)
       AND coalesce(leased_until <= $1, true)
       AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'waiting' AND d.next_at <= $1)`,
    { bind: [clock.now()], type: QueryTypes.SELECT },
  )
  for (const { id } of left) await jobs.enqueue('deliver-webhooks', { endpointId: id }, 0)
}
