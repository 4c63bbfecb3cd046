import { z } from 'zod'
import { Citizen } from '../../../../models/citizen.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { closeAccount, closedInWords } from '../../../people/close-account.ts'
import { exportAccount } from '../../../people/export-account.ts'
import { presentCitizen } from '../../../people/present-citizen.ts'
import { recoverAccount } from '../../../people/recover-account.ts'
import { registerCitizen } from '../../../people/register-citizen.ts'
import { say } from '../../../speech/say.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { applicant, caseWhole, id, instant, residence, said } from '../../schemas.ts'

export const citizenSchema = z
  .object({
    id,
    registered: z.boolean(),
    name: z.string().nullable(),
    idNumber: z.string().nullable(),
    phone: z.string().nullable().meta({ description: 'Null until one is known: WeChat alone tells none' }),
    residence: z.object({ code: z.string(), detail: z.string(), name: z.string() }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Citizen' })

const anything = z.record(z.string(), z.unknown())
const exportSchema = z
  .object({
    exportedAt: instant,
    account: citizenSchema.extend({ wechat: z.boolean().meta({ description: 'WeChat can log this account in' }) }),
    sessions: z.array(z.object({ createdAt: instant, expiresAt: instant })),
    cases: z.array(caseWhole.loose()).meta({
      description: 'With consent, events, rating, what was filed, and of a done one until when it is kept',
    }),
    accesses: z.array(anything).meta({ description: 'Which offices looked at my cases' }),
    minorAccesses: z.array(anything).meta({ description: 'Leave to see what they say of a child' }),
    registryRequests: z.array(anything).meta({ description: 'Which registries were asked about me' }),
    publicNotices: z.array(anything),
    visits: z.array(anything),
    agreements: z.array(anything).meta({ description: 'Codes for helpers: that I asked for, or that were sent to me' }),
    objections: z.array(anything),
    recoveries: z.array(anything).meta({ description: 'Accounts that were asked for: by me, or mine' }),
    acceptedWechatMessages: z.array(anything),
    penalties: z.array(anything).meta({ description: 'What I was told about statements of mine' }),
    attachments: z.array(
      z.object({ id, caseId: id.nullable(), kind: z.string(), bytes: z.int(), url: z.string(), createdAt: instant }),
    ),
    messages: z.array(anything),
    deliveries: z.array(anything),
    listening: z.array(anything),
    consents: z.array(anything),
    drafts: z.array(anything),
  })
  .meta({ id: 'AccountExport' })

export function meRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me',
      tag: 'citizen',
      summary: 'My account',
      access: 'citizen',
      answers: { 200: { description: 'The account', schema: citizenSchema } },
      problems: [],
      async handle({ actor }) {
        return { body: presentCitizen(world, await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true })) }
      },
    }),
    route({
      method: 'put',
      path: '/v1/me',
      tag: 'citizen',
      summary: 'Real-name registration',
      access: 'citizen',
      body: applicant.extend({ residence }),
      answers: { 200: { description: 'Registered', schema: citizenSchema } },
      problems: ['citizen.id_number_taken'],
      async handle({ actor, body }) {
        return { body: presentCitizen(world, await registerCitizen(world, actor.citizenId, body)) }
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/export',
      tag: 'citizen',
      summary: 'All that is kept about me',
      access: 'citizen',
      answers: { 200: { description: 'A file; photos by their address', schema: exportSchema } },
      problems: [],
      async handle({ actor, language }) {
        return {
          body: await exportAccount(world, actor, language),
          headers: { 'Content-Disposition': 'attachment; filename="my-data.json"' },
        }
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me',
      tag: 'citizen',
      summary: 'Close my account; withdraw open cases first',
      access: 'citizen',
      answers: {
        200: {
          description: 'Closed, also when it was before',
          schema: said.extend({
            kept: z.int().meta({ description: 'Done cases that the law wants kept' }),
            keptUntil: instant.nullable().meta({ description: 'When the last of them is emptied' }),
          }),
        },
      },
      problems: ['citizen.cases_open'],
      async handle({ actor, language }) {
        const kept = await closeAccount(world, actor)
        const keptUntil = kept.until && isoInYunnan(kept.until)
        return { body: { kept: kept.count, keptUntil, ...say(closedInWords(world, kept, language), language) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/recovery',
      tag: 'citizen',
      summary: 'My ID number stands under an account that I cannot get into: the township will see me',
      access: 'citizen',
      body: z.strictObject({ idNumber: applicant.shape.idNumber, residence }),
      answers: { 202: { description: 'Asked, once however often', schema: said } },
      problems: ['citizen.nothing_to_recover'],
      async handle({ actor, body, language }) {
        const place = await recoverAccount(world, actor.citizenId, body)
        return { status: 202, body: say(world.words(language, 'messages:recovery-asked.answer', { place }), language) }
      },
    }),
  ]
}
