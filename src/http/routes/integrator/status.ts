import { z } from 'zod'
import { limitNames } from '../../../clients/limits.ts'
import { readAllowance } from '../../../clients/read-allowance.ts'
import { scopes } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'

const state = z.enum(['ready', 'starting', 'unavailable'])

const status = z.object({
  version: z.string(),
  engines: z.object({
    card: z.object({ state, readers: z.array(z.string()) }),
    voice: z.object({ state, providers: z.array(z.string()) }),
    place: z.object({ state: z.enum(['ready', 'unavailable']) }),
  }),
  data: z.object({
    divisions: z.string(),
    boundaries: z
      .object({ source: z.string(), reviewNumber: z.string().nullable(), dataVersion: z.string() })
      .nullable(),
    catalogue: z.string(),
    voices: z.array(z.object({ id: z.string(), language: z.string(), default: z.boolean() })),
  }),
  caller: z
    .object({
      test: z.boolean(),
      scopes: z.array(z.enum(scopes)),
      mustSign: z.boolean(),
      limits: z.array(
        z.object({
          limit: z.enum(limitNames),
          allowed: z.number().nullable(),
          used: z.number(),
          left: z.number().nullable(),
          resetSeconds: z.int(),
        }),
      ),
    })
    .nullable()
    .meta({ description: 'Of the key with which it is asked; null without one' }),
})

export function statusRoutes(world: HttpWorld): Route[] {
  const { cards, speech, divisions, catalogue } = world
  return [
    route({
      method: 'get',
      path: '/v1/status',
      tag: 'health',
      summary: 'Engines, versions of the data, and what is left to the key that asks',
      access: 'public',
      answers: { 200: { description: 'As it is now', schema: status.meta({ examples: [example] }) } },
      problems: [],
      async handle({ actor }) {
        const voices = speech.voices()
        const manifest = divisions.boundaryManifest()
        return {
          body: {
            version: world.version,
            engines: {
              card: { state: cards.status(), readers: cards.readers() },
              voice: { state: speech.status(), providers: [...new Set(voices.map(({ provider }) => provider))] },
              place: { state: divisions.hasBoundaries() ? 'ready' : 'unavailable' },
            },
            data: {
              divisions: divisions.version,
              boundaries: manifest
                ? { source: manifest.source, reviewNumber: manifest.reviewNumber, dataVersion: manifest.dataVersion }
                : null,
              catalogue: catalogue.version,
              voices: voices.map(({ id, language, default: isDefault }) => ({ id, language, default: isDefault })),
            },
            caller:
              actor.kind !== 'client'
                ? null
                : {
                    test: actor.isTest === true,
                    scopes: actor.scopes,
                    mustSign: actor.signing?.isNeeded === true,
                    limits: await readAllowance(world, actor),
                  },
          },
        }
      },
    }),
  ]
}

const example = {
  version: '0.1.0',
  engines: {
    card: { state: 'ready', readers: ['ppocr', 'tesseract', 'glyphs'] },
    voice: { state: 'ready', providers: ['espeak'] },
    place: { state: 'ready' },
  },
  data: {
    divisions: '2023.1',
    boundaries: { source: '样本', reviewNumber: null, dataVersion: '2026.1' },
    catalogue: 'aaaaaaaaaaaa',
    voices: [{ id: 'espeak-zh', language: 'zh-CN', default: true }],
  },
  caller: {
    test: false,
    scopes: ['tts:write'],
    mustSign: false,
    limits: [{ limit: 'callsPerMinute', allowed: 120, used: 1, left: 119, resetSeconds: 41 }],
  },
}
