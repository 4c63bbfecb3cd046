import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { countiesOfYunnan, createDivisions } from '../../src/divisions/divisions.ts'
import { openBoundaries } from '../../src/engines/boundaries/open-boundaries.ts'
import { createApp } from '../../src/http/app.ts'
import { formTokens } from '../../src/http/form-tokens.ts'
import type { HttpWorld } from '../../src/http/http-world.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { type Answer, type Route, route } from '../../src/http/route.ts'
import { divisionRoutes } from '../../src/http/routes/integrator/divisions.ts'
import { coordType } from '../../src/http/schemas.ts'
import { createLog } from '../../src/kernel/log.ts'
import { loadWords } from '../../src/kernel/words.ts'

/** The app with the place's routes and a null one; tells its port to whoever started it. */
const book = openDivisionBook()
const folder = mkdtempSync(join(tmpdir(), 'bench-places-'))
const boundaries = await openBoundaries({ folder, expectedCodes: countiesOfYunnan(book) })
const divisions = createDivisions({ book, boundaries: () => boundaries })
const words = loadWords()
const world = { divisions, words } as HttpWorld
const resolving = divisionRoutes(world)
const { body: answered } = await (resolving[0] as Route).handle({
  body: { longitude: 102.8, latitude: 24.9, coordType: 'gcj02', accuracy: 30 },
  language: 'zh-CN',
  actor: { kind: 'client', clientId: 'bench', scopes: ['divisions:read'] },
} as never)
/** A route with nothing behind it; `/same` answers as much as resolving does. */
const without = (path: '/null' | '/same', body: NonNullable<Answer['body']>) =>
  route({
    method: 'post',
    path,
    tag: 'bench',
    summary: 'Nothing',
    access: { scope: 'divisions:read' },
    body: z.strictObject({ longitude: z.number(), latitude: z.number(), coordType, accuracy: z.number().optional() }),
    answers: { 200: { description: 'Nothing', schema: z.object({}) } },
    problems: [],
    handle: async () => ({ body }),
  })
const app = createApp({
  log: createLog('error'),
  words,
  metrics: createMetrics(),
  findActor: async () => ({ kind: 'client', clientId: 'bench', scopes: ['divisions:read'] }),
  formTokens: formTokens({ blindIndex: () => '' }, true),
  checkSignature: async () => undefined,
  spendQuota: async () => [],
  routes: [...resolving, without('/null', {}), without('/same', answered ?? {})],
  pages: (_, next) => next(),
  showProblemPage: () => '',
  production: true,
  corsOrigins: [],
  trustProxy: true,
})
const server = createServer(app.callback())
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
