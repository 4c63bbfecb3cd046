import { z } from 'zod'
import { readCard } from '../../../cases/read-card.ts'
import { Problem } from '../../../kernel/errors.ts'
import { say } from '../../../speech/say.ts'
import type { HttpWorld } from '../../http-world.ts'
import { photoProblems } from '../../multipart.ts'
import { type Route, route } from '../../route.ts'
import { divisionLevel, divisionStep, said } from '../../schemas.ts'

export const maxCardBytes = 12 * 1024 * 1024
const maxFrameBytes = 300 * 1024

const field = z.object({
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  status: z.enum(['ok', 'check', 'missing']),
  evidence: z.array(z.string()),
})
const quad = z.array(z.array(z.number()).length(2)).length(4)
const side = z.enum(['front', 'back'])

const cardReading = z
  .object({
    side,
    fields: z.record(z.string(), field),
    residence: z
      .object({ code: z.string(), level: divisionLevel, path: z.array(divisionStep), detail: z.string() })
      .nullable(),
    warnings: z.array(
      z.object({ code: z.string(), field: z.string().nullable(), text: z.string(), speech: z.string() }),
    ),
    readBack: said,
    card: z.object({ quad, rotation: z.int(), score: z.number() }),
    timing: z.object({ totalMs: z.number(), stages: z.record(z.string(), z.number()) }),
  })
  .meta({ id: 'CardReading' })

export function cardRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/ocr/id-card',
      tag: 'card',
      summary: 'Read an ID card from a photo',
      access: { scope: 'ocr:write' },
      upload: { field: 'image', maxBytes: maxCardBytes },
      body: z.strictObject({ side: z.enum(['auto', 'front', 'back']).default('auto') }),
      answers: { 200: { description: 'What the card says and how sure that is', schema: cardReading } },
      problems: [
        ...photoProblems,
        'image.too_small',
        'card.not_found',
        'card.several',
        'card.wrong_side',
        'ocr.busy',
        'ocr.unavailable',
      ],
      async handle({ file, body, language, signal }) {
        if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
        return { body: await readCard(world, file.bytes, { side: body.side, signal }, language) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/ocr/id-card/guidance',
      tag: 'card',
      summary: 'One advice for the camera, from a small preview frame',
      access: { scope: 'ocr:write' },
      upload: { field: 'image', maxBytes: maxFrameBytes },
      body: z.strictObject({ side: z.enum(['auto', 'front', 'back']).default('auto') }),
      answers: {
        200: {
          description: 'What to do next',
          schema: z.object({
            found: z.boolean(),
            ready: z.boolean(),
            quad: quad.nullable(),
            advice: z.object({ code: z.string(), text: z.string(), speech: z.string() }),
          }),
        },
      },
      problems: [...photoProblems, 'image.too_small', 'ocr.busy', 'ocr.unavailable'],
      async handle({ file, body, language, signal }) {
        if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
        const { found, ready, quad, advice } = await world.cards.guide(file.bytes, { side: body.side, signal })
        const told = say(world.words(language, `card:advice.${advice}`), language)
        return { body: { found, ready, quad, advice: { code: advice, ...told } } }
      },
    }),
  ]
}
