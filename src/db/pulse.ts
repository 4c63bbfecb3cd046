import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../kernel/log.ts'
import type { Connections } from './connections.ts'

/** Whether the database answers. */
export interface Pulse {
  beats(): boolean
  stop(): Promise<void>
}

/** Between two questions; the longest that a database that is back stays unknown, with the time that connecting takes. */
const betweenMs = 500
/**
 * A database that is silent for so many ticks is away. Ticks, not one deadline: while this process itself stood still
 * for seconds one tick passes, and the answer that lies ready is read before the next.
 */
const ticks = 6
const tickMs = 250

/**
 * Asks the database twice a second on a connection of its own, whatever the pool is busy with. When it is silent, or cannot be
 * connected to, all connections of the pool are cut: who waits is told within two seconds, and who comes at once, until it
 * answers again.
 */
export function feelPulse(url: string, connections: Connections, log: Log): Pulse {
  const stopping = new AbortController()
  let client: pg.Client | undefined
  let beating = true

  async function open(): Promise<pg.Client> {
    const opened = new pg.Client({ connectionString: url, connectionTimeoutMillis: ticks * tickMs, keepAlive: true })
    // Told by the question that fails; without a listener it would end the process.
    opened.on('error', () => undefined)
    client = opened
    await opened.connect()
    return opened
  }

  function drop(): void {
    client?.connection.stream.destroy()
    client = undefined
  }

  async function ask(over: AbortSignal): Promise<void> {
    if (client !== undefined) {
      try {
        await client.query('SELECT 1')
        return
      } catch (error) {
        // Given up meanwhile: the next question has a connection of its own.
        if (over.aborted) throw error
        // One connection may be lost alone: a new one tells.
        drop()
      }
    }
    await (await open()).query('SELECT 1')
  }

  async function silence(over: AbortSignal): Promise<never> {
    for (let tick = 0; tick < ticks; tick++) await sleep(tickMs, undefined, { signal: over })
    throw new Error('silent')
  }

  async function beat(): Promise<void> {
    const over = new AbortController()
    try {
      await Promise.race([ask(over.signal), silence(over.signal)])
      if (!beating) {
        connections.allow()
        log.info('the database is back')
      }
      beating = true
    } catch (error) {
      drop()
      if (beating) log.error('the database is away', { error })
      beating = false
      connections.cut()
    } finally {
      over.abort()
    }
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await beat()
      await sleep(betweenMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()

  return {
    beats: () => beating,
    async stop() {
      stopping.abort()
      await running
      drop()
    },
  }
}
