import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../src/http/app.ts'
import { formTokens } from '../../src/http/form-tokens.ts'
import type { HttpWorld } from '../../src/http/http-world.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { speechRoutes } from '../../src/http/routes/integrator/speech.ts'
import { loadWords } from '../../src/kernel/words.ts'
import type { SpeechService } from '../../src/speech/speech-service.ts'
import { newSeals } from './seals.ts'

export interface SpeechApp {
  /** Asks for speech as a client with the right scope; the answer's body is still to be read. */
  speak(body: Record<string, unknown>, signal?: AbortSignal): Promise<IncomingMessage>
  close(): Promise<void>
}

const spendQuota = async () => []
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The app by real HTTP over a speech service of the test's own, with nothing else behind it. */
export async function speechApp(speech: SpeechService, clientId = 'a-client'): Promise<SpeechApp> {
  const app = createApp({
    log: quiet,
    words: loadWords(),
    metrics: createMetrics(),
    findActor: async () => ({ kind: 'client', clientId, scopes: ['tts:write'] }),
    formTokens: formTokens(newSeals(), false),
    checkSignature: async () => undefined,
    spendQuota,
    routes: speechRoutes({ speech, spendQuota } as Partial<HttpWorld> as HttpWorld),
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
    speak: (body, signal) =>
      new Promise((resolve, reject) => {
        const headers = { authorization: 'Bearer a-key-of-the-client', 'content-type': 'application/json' }
        const where = { port, method: 'POST', path: '/v1/audio/speech', headers, agent: false }
        const asking = request({ ...where, ...(signal ? { signal } : {}) }, resolve)
        asking.on('error', reject)
        asking.end(JSON.stringify(body))
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
