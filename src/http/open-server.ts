import { createServer, type Server } from 'node:http'

/** A client that takes longer to send its request than this is not waited for: 408. */
const requestMs = 240_000
/**
 * A connection on which nothing moves for so long is cut: whoever does not take their answer would keep it in memory. Longer
 * than any answer of ours takes to begin.
 */
const idleMs = 120_000
/**
 * A connection waits so long for its next request: longer than proxies keep theirs (a minute), so that none is closed in the
 * moment in which they send one.
 */
const keepAliveMs = 75_000

/** A server that waits for nobody without an end. */
export function openServer(longestIdleMs = idleMs): Server {
  const server = createServer({ requestTimeout: requestMs, keepAliveTimeout: keepAliveMs })
  server.setTimeout(longestIdleMs)
  return server
}
