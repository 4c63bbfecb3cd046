import { SentMessage } from '../../models/sent-message.ts'
import type { Messenger } from '../cases/ports.ts'
import type { Clock } from '../kernel/clock.ts'

/** Demonstration only: messages go into a table that GET /demo/outbox shows, and to no phone. */
export function demoOutbox(clock: Clock): Messenger {
  return {
    async send({ id, channel, to, body }) {
      await SentMessage.findOrCreate({
        where: { id },
        defaults: { id, channel, recipient: to, body, createdAt: clock.now() },
      })
    },
  }
}
