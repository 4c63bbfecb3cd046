import { z } from 'zod'
import { askAgreement } from '../../../cases/ask-agreement.ts'
import { findCase } from '../../../cases/find-cases.ts'
import { giveAgreement } from '../../../cases/give-agreement.ts'
import { presentForCitizen } from '../../../cases/present-for-citizen.ts'
import { takeOverCase } from '../../../cases/take-over-case.ts'
import { isoInYunnan } from '../../../kernel/clock.ts'
import { isMobile, tidyPhone } from '../../../kernel/phone.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { citizenCase, id, idParams, instant, serviceId } from '../../schemas.ts'

const phone = z
  .string()
  .min(1)
  .max(24)
  .meta({ examples: ['19900000002'] })
  .transform(tidyPhone)
  .refine(isMobile, 'field.phone')
const code = z
  .string()
  .regex(/^\s*\d{6}\s*$/, 'field.format')
  .meta({ examples: ['123456'] })
  .transform((typed) => typed.trim())

/** The applicant's yes to being helped, and their way to go on alone. */
export function agreementRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/agreements/codes',
      tag: 'citizen',
      summary: 'Send the person whom I help a code that says yes',
      access: 'session',
      body: z.strictObject({ phone, serviceId }),
      answers: { 204: { description: 'On its way; the same answer for every phone' } },
      problems: ['limit.exceeded', 'agreement.day_limit', 'service.unavailable'],
      async handle({ actor, body }) {
        await askAgreement(world, actor, body)
        return { status: 204 }
      },
    }),
    route({
      method: 'post',
      path: '/v1/agreements',
      tag: 'citizen',
      summary: 'The code that they told me',
      access: 'session',
      body: z.strictObject({ phone, code }),
      answers: {
        201: {
          description: 'Goes with one filing for this phone and service as `agreement`, within three days',
          schema: z.object({ agreementId: id, at: instant }),
        },
      },
      problems: ['agreement.code_wrong', 'agreement.code_expired'],
      async handle({ actor, body }) {
        const { agreementId, at } = await giveAgreement(world, actor, body)
        return { status: 201, body: { agreementId, at: isoInYunnan(at) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{id}/take-over',
      tag: 'citizen',
      summary: 'Go on alone with what a helper filed for me',
      access: 'citizen',
      params: idParams,
      body: z.strictObject({ version: z.int() }),
      answers: { 200: { description: 'The case, which the helper no longer sees', schema: citizenCase } },
      problems: ['case.not_found', 'case.transition_illegal', 'case.version_conflict'],
      async handle({ actor, params, body, language }) {
        await takeOverCase(world, actor, params.id, body)
        return { body: presentForCitizen(world, await findCase(actor, params.id), language, actor) }
      },
    }),
  ]
}
