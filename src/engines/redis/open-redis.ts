import { createClient } from '@redis/client'
import type { Log } from '../../kernel/log.ts'

/** What is of a person becomes a key that tells nothing: Redis may write itself to a disk. */
export type HideKey = (key: string) => string

export type RedisClient = ReturnType<typeof newClient>

export interface Redis {
  client: RedisClient
  isReady(): boolean
  close(): void
}

const connectMs = 2_000
/** A line that says nothing for so long, though it is asked every second, is given up and opened anew. */
const silentMs = 2_500
const pingMs = 1_000
const mostPauseMs = 2_000

function newClient(url: string) {
  return createClient({
    url,
    // Nothing waits for a Redis that is away: whoever asks goes on without it at once.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    pingInterval: pingMs,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: connectMs,
      socketTimeout: silentMs,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, mostPauseMs),
    },
  })
}

/** Connects in the background, again and again; that it is away, and that it is back, is said once each. */
export function openRedis(url: string, log: Log): Redis {
  const client = newClient(url)
  let away = false
  client.on('error', (error) => {
    if (!away) log.warn('redis is away: each process counts for itself until it is back', { error })
    away = true
  })
  client.on('ready', () => {
    if (away) log.info('redis is back')
    away = false
  })
  // It tries for ever; when it is closed before it ever came, that ends the try.
  client.connect().catch(() => undefined)
  return {
    client,
    isReady: () => client.isReady,
    close: () => client.destroy(),
  }
}
