import { z } from 'zod'
import type { HttpWorld } from '../http-world.ts'
import type { Metrics } from '../metrics.ts'
import { type Route, route } from '../route.ts'

const readiness = z.object({
  ready: z.boolean(),
  draining: z.boolean(),
  database: z.enum(['ready', 'unavailable']),
  voice: z.enum(['ready', 'starting', 'unavailable']),
  ocr: z.enum(['ready', 'starting', 'unavailable']),
  /** Of cards: two readers, independent of each other, and `glyphs`, the witness of names. Without one more fields are to be checked. */
  readers: z.array(z.string()),
  boundaries: z.enum(['ready', 'unavailable']),
})

export function healthRoutes(world: HttpWorld, metrics: Metrics): Route[] {
  return [
    route({
      method: 'get',
      path: '/healthz',
      tag: 'health',
      summary: 'The process lives',
      access: 'public',
      answers: { 200: { description: 'Alive', schema: z.object({ status: z.literal('ok'), version: z.string() }) } },
      problems: [],
      handle: async () => ({ body: { status: 'ok', version: world.version } }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      tag: 'health',
      summary: 'Database, voice and card reading are ready',
      access: 'public',
      answers: {
        200: { description: 'Ready', schema: readiness },
        503: { description: 'Starting, draining or without something it needs', schema: readiness },
      },
      problems: [],
      async handle() {
        const database = (await world.databaseAnswers()) ? 'ready' : 'unavailable'
        const voice = world.speech.status()
        const ocr = world.cards.status()
        const draining = world.isDraining()
        const ready = !draining && database === 'ready' && voice === 'ready' && ocr === 'ready'
        const boundaries = world.divisions.hasBoundaries() ? 'ready' : 'unavailable'
        return {
          status: ready ? 200 : 503,
          body: { ready, draining, database, voice, ocr, readers: world.cards.readers(), boundaries },
          headers: ready ? {} : { 'Retry-After': '3' },
        }
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      tag: 'health',
      summary: 'Prometheus metrics',
      access: 'public',
      answers: { 200: { description: 'Text exposition format', contentType: 'text/plain; version=0.0.4' } },
      problems: [],
      handle: async () => ({ body: await metrics.registry.metrics() }),
    }),
  ]
}
