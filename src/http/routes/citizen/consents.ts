import { z } from 'zod'
import { consentMethods } from '../../../cases/case-parts.ts'
import { consentPurposes } from '../../../cases/consent-purposes.ts'
import { findConsent, findConsents } from '../../../cases/find-consents.ts'
import { presentConsent } from '../../../cases/present-consents.ts'
import { withdrawConsent } from '../../../cases/withdraw-consent.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import { id, idParams, instant, said } from '../../schemas.ts'

const consentSchema = z
  .object({
    id,
    purpose: z.enum(consentPurposes),
    title: said,
    matter: said,
    noticeVersion: z.string().nullable(),
    method: z.enum(consentMethods).nullable().meta({ description: 'Null when doing it was the yes' }),
    proof: z.enum(['complete', 'partial']).nullable(),
    caseId: id.nullable(),
    at: instant,
    withdrawnAt: instant.nullable(),
    withdrawable: z.boolean(),
    effect: said.meta({ description: 'What withdrawing it does, or why it cannot be withdrawn' }),
  })
  .meta({ id: 'Consent' })

export function consentRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/consents',
      tag: 'citizen',
      summary: 'What I have agreed to, each purpose for itself, and what withdrawing it does',
      access: 'citizen',
      answers: { 200: { description: 'Newest first', schema: z.object({ items: z.array(consentSchema) }) } },
      problems: [],
      async handle({ actor, language }) {
        const items = (await findConsents(actor)).map((each) => presentConsent(world, each, language))
        return { body: { items } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/consents/{id}/withdraw',
      tag: 'citizen',
      summary: 'Withdraw one of them; `effect` told before what that does',
      access: 'citizen',
      params: idParams,
      answers: { 200: { description: 'Withdrawn, also when it was before', schema: consentSchema } },
      problems: ['consent.not_found', 'consent.not_withdrawable'],
      async handle({ actor, params, language }) {
        await withdrawConsent(world, actor, params.id)
        return { body: presentConsent(world, await findConsent(actor, params.id), language) }
      },
    }),
  ]
}
