import { z } from 'zod'
import { runningLamps } from '../../../cases/clocks.ts'
import { confirmAgreement } from '../../../cases/confirm-agreement.ts'
import { findCase, findMovedCase, findOfficeCases } from '../../../cases/find-cases.ts'
import { alikeOf, findSimilarForStaff } from '../../../cases/find-similar.ts'
import { matchListings, presentOffer } from '../../../cases/match-listings.ts'
import { moveCase } from '../../../cases/move-case.ts'
import { presentSummary } from '../../../cases/present-case.ts'
import { presentForStaff } from '../../../cases/present-for-staff.ts'
import { presentShareRequest } from '../../../cases/present-share-request.ts'
import { presentLinks } from '../../../cases/present-similar.ts'
import { recordOpening } from '../../../cases/record-access.ts'
import { referCase } from '../../../cases/refer-case.ts'
import { findShareRequests } from '../../../cases/request-share.ts'
import { todos } from '../../../cases/todos.ts'
import { caseStates } from '../../../cases/workflow.ts'
import { departmentIds, urgencies } from '../../../catalogue/types.ts'
import { Problem } from '../../../kernel/errors.ts'
import { mayCase } from '../../../policies/may.ts'
import type { HttpWorld } from '../../http-world.ts'
import { type Route, route } from '../../route.ts'
import {
  caseSummary,
  divisionCode,
  filing,
  id,
  idParams,
  instant,
  pageOf,
  pageQuery,
  said,
  serviceId,
  staffCase,
} from '../../schemas.ts'
import { answerFiling, filingProblems } from '../citizen/cases.ts'
import { staffAction } from './action-body.ts'
import { shareRequest } from './share-requests.ts'

const openedCase = staffCase
  .extend({
    similar: z
      .object({
        count: z.int(),
        items: z.array(z.object({ id, caseNumber: z.string(), filedAt: instant })),
      })
      .meta({ description: 'Open cases of the same person, or of the same water, that may be one incident' }),
    shareRequests: z.array(shareRequest).meta({ description: 'Which registries were asked about the applicant' }),
  })
  .meta({ id: 'OpenedStaffCase' })

export function staffCaseRoutes(world: HttpWorld): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/staff/cases',
      tag: 'staff',
      summary: 'The cases within my grants',
      access: 'staff',
      query: z.strictObject({
        state: z.enum(caseStates).optional(),
        department: z.enum(departmentIds).optional(),
        division: divisionCode.optional(),
        lamp: z.enum(runningLamps).optional(),
        service: serviceId.optional(),
        urgency: z.enum(urgencies).optional(),
        mine: z.literal('true').optional().meta({ description: 'That I filed or took a step with' }),
        todo: z.enum(todos).optional().meta({ description: 'What waits for me to do this with it' }),
        sort: z.enum(['newest', 'due']).optional().meta({ description: '`due`: the first due first' }),
        query: z
          .string()
          .regex(/^\d{1,30}$/, 'field.format')
          .optional()
          .meta({ description: 'Beginning of a case number' }),
        ...pageQuery,
      }),
      answers: { 200: { description: 'A page, newest first unless sorted', schema: pageOf(caseSummary) } },
      problems: [],
      async handle({ actor, query: { mine, ...query }, language }) {
        const filter = { ...query, mine: mine === 'true' }
        const { items, nextCursor } = await findOfficeCases(world, actor, filter, query)
        return { body: { items: items.map((record) => presentSummary(world, record, language)), nextCursor } }
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/cases/{id}',
      tag: 'staff',
      summary: 'One case; personal data only for those who work on it',
      access: 'staff',
      params: idParams,
      answers: { 200: { description: 'The case', schema: openedCase } },
      problems: ['case.not_found'],
      async handle({ actor, params, language }) {
        const record = await findCase(actor, params.id)
        await recordOpening(world, actor, record)
        const similar = await findSimilarForStaff(actor, record, alikeOf(record))
        const asked = await findShareRequests(actor, params.id)
        return {
          body: {
            ...presentForStaff(world, record, language, actor),
            similar: presentLinks(similar),
            shareRequests: asked.map((each) => presentShareRequest(world, each, language)),
          },
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/staff/cases/{id}/listings',
      tag: 'staff',
      summary: 'Work or courses that suit a case of job-search or job-training; none for other services',
      access: 'staff',
      params: idParams,
      answers: {
        200: {
          description: 'What was wished first, then what is near home',
          schema: z.object({ items: z.array(said.extend({ kind: z.enum(['jobs', 'courses']), id, why: said })) }),
        },
      },
      problems: ['case.not_found', 'auth.forbidden'],
      async handle({ actor, params, language }) {
        const record = await findCase(actor, params.id)
        if (!mayCase(actor, 'work', record)) throw new Problem('auth.forbidden')
        const offers = await matchListings(world, record, language)
        return { body: { items: offers.map((offer) => presentOffer(offer, language)) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/actions',
      tag: 'staff',
      summary: 'One step of the workflow; `actions` of the case says which are open to you',
      access: 'staff',
      params: idParams,
      body: staffAction,
      answers: { 200: { description: 'The case after it', schema: staffCase } },
      problems: [
        'case.not_found',
        'auth.forbidden',
        'case.transition_illegal',
        'case.version_conflict',
        'case.four_eyes',
        'case.publicity_needed',
        'case.publicity_runs',
        'case.opinion_unfit',
        'case.materials_asked',
        'case.not_transferred',
        'case.returned_before',
        'case.extended_before',
        'case.no_statutory_clock',
        'case.merge_unfit',
        'case.same_office',
        'office.not_found',
      ],
      async handle({ actor, params, body, language }) {
        if (body.action === 'refer') await referCase(world, actor, params.id, body)
        else await moveCase(world, actor, params.id, body)
        return { body: presentForStaff(world, await findMovedCase(params.id), language, actor) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/agreement',
      tag: 'staff',
      summary: 'The applicant was asked and agrees to being helped',
      access: 'staff',
      params: idParams,
      body: z.strictObject({ version: z.int() }),
      answers: { 200: { description: 'The case after it', schema: staffCase } },
      problems: ['case.not_found', 'case.transition_illegal', 'case.version_conflict'],
      async handle({ actor, params, body, language }) {
        await confirmAgreement(world, actor, params.id, body)
        return { body: presentForStaff(world, await findCase(actor, params.id), language, actor) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases',
      tag: 'staff',
      summary: 'File for somebody, on their behalf or before they ask',
      access: 'staff',
      headers: z.object({ 'Idempotency-Key': z.string() }),
      body: filing,
      answers: { 201: { description: 'Committed', schema: staffCase } },
      problems: [...filingProblems, 'auth.forbidden'],
      handle: ({ actor, body, headers, language }) =>
        answerFiling(world, actor, headers['idempotency-key'], body, language),
    }),
  ]
}
