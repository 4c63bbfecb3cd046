import { z } from 'zod'
import type { HttpWorld } from '../http-world.ts'
import type { Metrics } from '../metrics.ts'
import { type Route, route } from '../route.ts'

const engine = z.enum(['ready', 'starting', 'unavailable'])

const readiness = z.object({
  ready: z.boolean(),
  draining: z.boolean(),
  database: z.enum(['ready', 'unavailable']),
  durable: z.boolean().meta({
    description:
      'False: the database may lose what it acknowledged. The embedded one, or one that was allowed to. Never required',
  }),
  voice: engine.optional().meta({ description: 'Not told by a process that only does jobs, nor what follows' }),
  ocr: engine.optional(),
  readers: z.array(z.string()).optional().meta({
    description: 'Of cards: two readers and `glyphs`, the witness of names. Without one more fields are to be checked',
  }),
  boundaries: z.enum(['ready', 'unavailable']).optional(),
  limits: z.enum(['shared', 'own']).optional().meta({
    description: '`own` while Redis is away: each process counts for itself. Not told without Redis. Never required',
  }),
})

/** What is asked whether it is ready: `here` is what a process has that answers people. */
export interface HealthWorld
  extends Pick<HttpWorld, 'version' | 'databaseAnswers' | 'isDraining' | 'isSharing' | 'isDurable'> {
  here?: Pick<HttpWorld, 'speech' | 'cards' | 'divisions'>
}

export function healthRoutes(world: HealthWorld, metrics: Metrics): Route[] {
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
        const engines = enginesOf(world)
        const draining = world.isDraining()
        const isWarm = engines === undefined || (engines.voice === 'ready' && engines.ocr === 'ready')
        const ready = !draining && database === 'ready' && isWarm
        return {
          status: ready ? 200 : 503,
          body: { ready, draining, database, durable: world.isDurable, ...engines, ...limitsOf(world) },
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

function enginesOf({ here }: HealthWorld) {
  if (here === undefined) return undefined
  const boundaries: 'ready' | 'unavailable' = here.divisions.hasBoundaries() ? 'ready' : 'unavailable'
  return { voice: here.speech.status(), ocr: here.cards.status(), readers: here.cards.readers(), boundaries }
}

function limitsOf(world: HealthWorld): { limits?: 'shared' | 'own' } {
  const sharing = world.isSharing()
  return sharing === undefined ? {} : { limits: sharing ? 'shared' : 'own' }
}
