import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../src/http/app.ts'
import { formTokens } from '../../src/http/form-tokens.ts'
import type { HttpWorld } from '../../src/http/http-world.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { cardRoutes } from '../../src/http/routes/integrator/card.ts'
import { loadWords } from '../../src/kernel/words.ts'
import type { CardService } from '../../src/ocr/card-service.ts'
import { newSeals } from './seals.ts'

export interface CardApp {
  /** Asks by stages, as a client with the right scope, to have a photo read. */
  read(photo: Buffer, signal?: AbortSignal): Promise<Response>
  port: number
  close(): Promise<void>
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The app by real HTTP over a card service of the test's own, with nothing else behind it. */
export async function cardApp(cards: CardService): Promise<CardApp> {
  const nothing = async () => undefined
  const world = {
    cards,
    limitCards: nothing,
    countCard: nothing,
    spendQuota: nothing,
    photos: { pixels: async () => 1 },
  }
  const app = createApp({
    log: quiet,
    words: loadWords(),
    metrics: createMetrics(),
    findActor: async () => ({ kind: 'client', clientId: 'a-client', scopes: ['ocr:write'] }),
    formTokens: formTokens(newSeals(), false),
    checkSignature: nothing,
    spendQuota: async () => [],
    routes: cardRoutes(world as unknown as HttpWorld),
    pages: (_, next) => next(),
    showProblemPage: () => '',
    production: false,
    corsOrigins: [],
    trustProxy: false,
  })
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    read(photo, signal) {
      const body = new FormData()
      body.append('image', new Blob([new Uint8Array(photo)]), 'card.jpg')
      const headers = { authorization: 'Bearer a-key-of-the-client', accept: 'application/x-ndjson' }
      return fetch(`http://127.0.0.1:${port}/v1/ocr/id-card`, {
        ...{ method: 'POST', headers, body },
        ...(signal ? { signal } : {}),
      })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
