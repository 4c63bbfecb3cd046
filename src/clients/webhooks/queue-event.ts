import { Op } from 'sequelize'
import { ApiClient } from '../../../models/api-client.ts'
import { WebhookEndpoint } from '../../../models/webhook-endpoint.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type ReportEvent, scopesOfEvents } from './events.ts'
import { queueDelivery } from './queue-delivery.ts'
import type { WebhookJobs } from './webhook-world.ts'

/** Tells every endpoint that asked for it and whose client may know it now; none of a test key. */
export async function queueEvent(world: { clock: Clock; jobs: WebhookJobs }, event: ReportEvent): Promise<void> {
  const endpoints = await WebhookEndpoint.findAll({
    attributes: ['id'],
    where: { offAt: null, isTest: false, events: { [Op.contains]: [event.type] } },
    include: {
      model: ApiClient,
      as: 'client',
      attributes: [],
      required: true,
      where: { closedAt: null, scopes: { [Op.contains]: scopesOfEvents } },
    },
    order: [['id', 'ASC']],
  })
  const body = JSON.stringify(event)
  for (const { id } of endpoints) await queueDelivery(world, id, { event: event.type, body })
}
