import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/** How long a kept connection has to bring one more request, with whose answer it learns that it ends. */
const partingMs = 300

/**
 * Takes no new connections, answers all that comes on those that there are, and resolves when the last has ended.
 * `server.close()` of http would cut kept connections at once, also one on which a request is just arriving. They hear that
 * they end only when nobody can connect any more: sooner, each would come back as a new connection, of which the end of
 * listening cuts off those that wait to be taken.
 */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.once('close', resolve))
  // Just after a turn in which all connections that had come were taken.
  await setImmediate()
  NetServer.prototype.close.call(server)
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  const parting = setInterval(() => server.closeIdleConnections(), partingMs)
  await closed
  clearInterval(parting)
}
