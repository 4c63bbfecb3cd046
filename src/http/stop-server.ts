import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/** How long a kept connection has to bring one more request, with whose answer it learns that it ends. */
const partingMs = 300

/**
 * How to stop a server without breaking what it was asked: it takes no new connections, answers all that comes on those that
 * there are, and is done when the last has ended. `server.close()` of http would cut kept connections at once, also one on
 * which a request is just arriving. They hear that they end only when nobody can connect any more: sooner, each would come
 * back as a new connection, of which the end of listening cuts off those that wait to be taken.
 */
export function stopperOf(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>()
  let stopping = false
  const isLast = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close')
  }
  server.prependListener('request', (_, response) => {
    if (stopping) return isLast(response)
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return async () => {
    const closed = new Promise((resolve) => server.once('close', resolve))
    // Just after a turn in which all connections that had come were taken.
    await setImmediate()
    stopping = true
    NetServer.prototype.close.call(server)
    for (const response of underWay) isLast(response)
    const parting = setInterval(() => server.closeIdleConnections(), partingMs)
    await closed
    clearInterval(parting)
  }
}
