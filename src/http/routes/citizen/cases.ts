import { z } from 'zod'
import type { Case } from '../../../../models/case.ts'
import { type FilingWorld, fileCase } from '../../../cases/file-case.ts'
import { findAccesses } from '../../../cases/find-accesses.ts'
import { findCase, findMyCases } from '../../../cases/find-cases.ts'
import { alikeOf, findSimilar } from '../../../cases/find-similar.ts'
import { moveCase } from '../../../cases/move-case.ts'
import { once, ownerOfKey } from '../../../cases/once.ts'
import { presentForCitizen, presentMine } from '../../../cases/present-for-citizen.ts'
import { presentForStaff } from '../../../cases/present-for-staff.ts'
import { presentSimilar } from '../../../cases/present-similar.ts'
import { rateCase } from '../../../cases/rate-case.ts'
import { receiptSentences } from '../../../cases/receipt.ts'
import { Problem, type ProblemCode } from '../../../kernel/errors.ts'
import type { Language } from '../../../kernel/words.ts'
import type { CitizenActor, StaffActor } from '../../../policies/actor.ts'
import { answerAudio } from '../../answer-audio.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Answer, type Route, route } from '../../route.ts'
import {
  caseEvent,
  citizenCase,
  filedCase,
  filing,
  id,
  idParams,
  instant,
  mySummary,
  pageOf,
  pageQuery,
  said,
} from '../../schemas.ts'

export const filingProblems: ProblemCode[] = [
  'idempotency.missing',
  'idempotency.mismatch',
  'idempotency.in_flight',
  'notice.outdated',
  'service.not_fileable',
]

/** Files once per Idempotency-Key, for citizens and for staff alike. */
export async function answerFiling(
  world: HttpWorld,
  actor: CitizenActor | StaffActor,
  key: string | string[] | undefined,
  body: z.output<typeof filing>,
  language: Language,
): Promise<Answer> {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('idempotency.missing')
  const filingWorld: FilingWorld = world
  const { answer, replayed } = await once(
    world,
    { owner: ownerOfKey(actor), key, body, now: world.clock.now() },
    async () => {
      const record = await fileCase(filingWorld, actor, body)
      if (actor.kind === 'staff') return presentForStaff(world, record, language, actor)
      const similar = presentSimilar(world, await findSimilar(actor, alikeOf(record)), language)
      return { ...presentForCitizen(world, record, language, actor), ...similar }
    },
  )
  return { status: 201, body: answer, headers: replayed ? { 'Idempotent-Replayed': 'true' } : {} }
}

const version = z.int().meta({ description: 'The version that you saw' })
/** Why, for whoever decides. */
const reason = z.string().max(1000).trim().min(1)
const citizenAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('withdraw'), note: z.string().max(500).optional(), version }),
  z.strictObject({
    action: z.literal('supplement'),
    note: z.string().max(2000).optional(),
    attachments: z.array(id).max(9).optional(),
    version,
  }),
  z.strictObject({ action: z.literal('reopen'), note: reason, version }),
  z.strictObject({ action: z.literal('review'), note: reason, version }),
])

export function caseRoutes(world: HttpWorld): Route[] {
  const present = (record: Case, language: Language, actor: CitizenActor) =>
    presentForCitizen(world, record, language, actor)
  return [
    route({
      method: 'post',
      path: '/v1/cases',
      tag: 'citizen',
      summary: 'File a case',
      access: 'citizen',
      headers: z.object({ 'Idempotency-Key': z.string().meta({ description: 'Any new random string per filing' }) }),
      body: filing,
      answers: { 201: { description: 'Committed; a repetition carries Idempotent-Replayed', schema: filedCase } },
      problems: filingProblems,
      handle: ({ actor, body, headers, language }) =>
        answerFiling(world, actor, headers['idempotency-key'], body, language),
    }),
    route({
      method: 'get',
      path: '/v1/cases',
      tag: 'citizen',
      summary: 'My cases and those of people whom I help, newest first',
      access: 'citizen',
      query: z.strictObject({ bucket: z.enum(['processing', 'completed']).optional(), ...pageQuery }),
      answers: { 200: { description: 'A page', schema: pageOf(mySummary) } },
      problems: [],
      async handle({ actor, query, language }) {
        const { items, nextCursor } = await findMyCases(actor, query)
        return { body: { items: items.map((record) => presentMine(world, record, language, actor)), nextCursor } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{id}',
      tag: 'citizen',
      summary: 'One of my cases',
      access: 'citizen',
      params: idParams,
      answers: { 200: { description: 'The case', schema: citizenCase } },
      problems: ['case.not_found'],
      async handle({ actor, params, language }) {
        return { body: present(await findCase(actor, params.id), language, actor) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{id}/accesses',
      tag: 'cases',
      summary: 'Which offices looked at my case, when, and what for',
      access: 'citizen',
      params: idParams,
      answers: {
        200: {
          description: 'The latest first',
          schema: z.object({
            items: z.array(
              said.extend({
                at: instant,
                action: z.enum(['open', 'reveal']),
                field: z.string().nullable(),
                purpose: z.string().nullable(),
                office: z.string(),
              }),
            ),
          }),
        },
      },
      problems: ['case.not_found'],
      handle: async ({ actor, params, language }) => ({
        body: { items: await findAccesses(world, actor, params.id, language) },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/cases/{id}/events',
      tag: 'citizen',
      summary: 'What happened so far',
      access: 'citizen',
      params: idParams,
      answers: { 200: { description: 'Oldest first', schema: z.object({ items: z.array(caseEvent) }) } },
      problems: ['case.not_found'],
      async handle({ actor, params, language }) {
        return { body: { items: present(await findCase(actor, params.id), language, actor).events } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{id}/actions',
      tag: 'citizen',
      summary: 'Withdraw, add something, have it taken up again, or ask the higher office',
      access: 'citizen',
      params: idParams,
      body: citizenAction,
      answers: { 200: { description: 'The case after it', schema: citizenCase } },
      problems: [
        'case.not_found',
        'auth.forbidden',
        'case.transition_illegal',
        'case.version_conflict',
        'case.reopened_before',
        'case.too_late',
        'case.no_higher_office',
      ],
      async handle({ actor, params, body, language }) {
        await moveCase(world, actor, params.id, body)
        return { body: present(await findCase(actor, params.id), language, actor) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{id}/rating',
      tag: 'citizen',
      summary: 'Rate the answer, once',
      access: 'citizen',
      params: idParams,
      body: z.strictObject({
        level: z.int().min(1).max(5),
        tags: z.array(z.string().min(1).max(20)).max(8).optional(),
        text: z.string().max(500).optional(),
      }),
      answers: { 201: { description: 'The case with its rating', schema: citizenCase } },
      problems: ['case.not_found', 'case.not_completed', 'case.already_rated'],
      async handle({ actor, params, body, language }) {
        await rateCase(world, actor, params.id, body)
        return { status: 201, body: present(await findCase(actor, params.id), language, actor) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/cases/{id}/receipt/audio',
      tag: 'citizen',
      summary: 'The receipt, spoken',
      access: 'citizen',
      params: idParams,
      answers: {
        200: { description: 'MP3', contentType: 'audio/mpeg' },
        206: { description: 'A part of it', contentType: 'audio/mpeg' },
        416: { description: 'The range lies outside' },
      },
      problems: ['case.not_found', 'audio.busy', 'audio.unavailable'],
      async handle({ actor, params, language, headers }) {
        const sentences = receiptSentences(world, await findCase(actor, params.id), language)
        return answerAudio(await world.speech.reading(sentences, { language, keep: false }), headers)
      },
    }),
  ]
}
