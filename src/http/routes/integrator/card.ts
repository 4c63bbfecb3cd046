import { z } from 'zod'
import { guideCamera } from '../../../cases/guide-camera.ts'
import { readCard } from '../../../cases/read-card.ts'
import { noteConsent } from '../../../cases/record-consent.ts'
import { Problem } from '../../../kernel/errors.ts'
import { workStages } from '../../../ocr/stages.ts'
import { adviceCodes, backFields, frontFields, warningCodes } from '../../../ocr/types.ts'
import type { Actor } from '../../../policies/actor.ts'
import type { HttpWorld } from '../../http-world.ts'
import { photoProblems } from '../../multipart.ts'
import { reachOf } from '../../reach.ts'
import { type Call, type Route, route } from '../../route.ts'
import { divisionLevel, divisionStep, said } from '../../schemas.ts'

export const maxCardBytes = 12 * 1024 * 1024
const maxFrameBytes = 300 * 1024

const field = z.object({
  value: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  status: z.enum(['ok', 'check', 'missing']),
  evidence: z.array(z.string()),
})
const quad = z
  .array(z.array(z.number()).length(2))
  .length(4)
  .meta({ description: 'Corners in pixels of the upright photo, clockwise from the card’s own top left corner' })
const side = z.enum(['front', 'back'])
const wantedSide = z.enum(['auto', 'front', 'back']).default('auto')

const cardReading = z
  .object({
    side,
    fields: z.record(z.string(), field),
    residence: z
      .object({ code: z.string(), level: divisionLevel, path: z.array(divisionStep), detail: z.string() })
      .nullable(),
    warnings: z.array(
      z.object({
        code: z.enum(warningCodes).meta({
          description:
            'glare, occluded and blur name their field, or null for a corner or the whole photo; expired is said of a sure date only; reshoot: name, number or end of validity is missing',
        }),
        field: z.enum([...frontFields, ...backFields]).nullable(),
        text: z.string(),
        speech: z.string(),
      }),
    ),
    readBack: said,
    card: z.object({ quad, rotation: z.int(), score: z.number() }),
    timing: z.object({ totalMs: z.number(), stages: z.record(z.string(), z.number()) }),
  })
  .meta({ id: 'CardReading' })

const cardStage = z
  .union([
    z.strictObject({
      stage: z.literal('waiting'),
      ahead: z.int().min(0).meta({ description: 'Photos that come first; told anew as they go' }),
    }),
    z.strictObject({
      stage: z.enum(workStages).meta({
        description:
          'Told as it begins. turning: the card proved nothing as it seemed to lie and is read lying otherwise; other-place: something else in the photo looks like a card too',
      }),
    }),
  ])
  .meta({ id: 'CardStage' })

const cardGuidance = z
  .object({
    found: z.boolean(),
    ready: z.boolean(),
    quad: quad.nullable(),
    advice: z.object({
      code: z.enum(adviceCodes).meta({ description: 'move-left, -right, -up, -down: where to move the phone' }),
      text: z.string(),
      speech: z.string(),
    }),
  })
  .meta({ id: 'CardGuidance' })

export function cardRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/ocr/id-card',
      tag: 'card',
      summary: 'Read an ID card from a photo',
      access: { scope: 'ocr:write' },
      upload: { field: 'image', maxBytes: maxCardBytes },
      refuse: (actor) => reachOf(world, actor).cards.assertRoom(),
      body: z.strictObject({ side: wantedSide }),
      answers: {
        200: { description: 'What the card says and how sure that is', schema: cardReading, stage: cardStage },
      },
      problems: [
        ...photoProblems,
        'image.too_small',
        'card.not_found',
        'card.several',
        'card.wrong_side',
        'ocr.busy',
        'ocr.too_often',
        'ocr.unavailable',
      ],
      async handle({ body, ...call }) {
        return { body: await readSentCard(world, call, body.side) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/ocr/id-card/guidance',
      tag: 'card',
      summary: 'One advice for the camera, from a small preview frame',
      access: { scope: 'ocr:write' },
      upload: { field: 'image', maxBytes: maxFrameBytes },
      body: z.strictObject({
        side: wantedSide,
        previous: z.enum(adviceCodes).optional().meta({
          description:
            'The advice code of the frame before, from clients that keep it. Without it the service remembers for two seconds what a card at this place was told.',
        }),
      }),
      answers: { 200: { description: 'What to do next', schema: cardGuidance } },
      problems: [...photoProblems, 'image.too_small', 'ocr.busy', 'ocr.unavailable'],
      async handle({ actor, file, body, language, signal }) {
        if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
        if (actor.kind === 'client') await world.spendQuota(actor, { bytes: file.bytes.length })
        const frame = { image: file.bytes, side: body.side, previous: body.previous, caller: callerOf(actor), signal }
        return { body: await guideCamera(world, world.cameras, frame, language) }
      },
    }),
  ]
}

type CardCall = Pick<
  Call<{ scope: 'ocr:write' }, unknown, unknown, unknown>,
  'actor' | 'file' | 'language' | 'signal' | 'tell'
>

/** Reads the photo of a call within what its caller may do. Throws `image.missing`, `quota.exceeded`, and what reading throws. */
export async function readSentCard(
  world: HttpWorld,
  { actor, file, language, signal, tell }: CardCall,
  side: z.output<typeof wantedSide>,
) {
  if (file === undefined || file.bytes.length === 0) throw new Problem('image.missing')
  await world.limitCards(actor)
  await spendPhoto(world, actor, file.bytes)
  if (actor.kind === 'citizen') await noteConsent(world, actor, 'id-photo')
  return readCard(reachOf(world, actor), file.bytes, { side, signal, tell }, language)
}

/** A photo of a client counts by its bytes and pixels, whatever becomes of it. */
async function spendPhoto({ photos, spendQuota }: HttpWorld, actor: Actor, image: Buffer): Promise<void> {
  if (actor.kind !== 'client') return
  await spendQuota(actor, { bytes: image.length, pixels: await photos.pixels(image) })
}

function callerOf(actor: Actor): string {
  if (actor.kind === 'citizen') return actor.citizenId
  if (actor.kind === 'staff') return actor.staffId
  return actor.kind === 'client' ? actor.clientId : ''
}
