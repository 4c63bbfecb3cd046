import { z } from 'zod'
import { runningLamps } from '../../../cases/clocks.ts'
import { confirmAgreement } from '../../../cases/confirm-agreement.ts'
import { findCase, findOfficeCases } from '../../../cases/find-cases.ts'
import { findSimilarForStaff } from '../../../cases/find-similar.ts'
import { moveCase } from '../../../cases/move-case.ts'
import { presentSummary } from '../../../cases/present-case.ts'
import { presentForStaff } from '../../../cases/present-for-staff.ts'
import { presentLinks } from '../../../cases/present-similar.ts'
import { caseStates } from '../../../cases/workflow.ts'
import { departmentIds } from '../../../catalogue/types.ts'
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
  serviceId,
  staffCase,
} from '../../schemas.ts'
import { answerFiling, filingProblems } from '../citizen/cases.ts'

const version = z.int().meta({ description: 'The version that you saw' })
const note = z.string().max(2000)

export const staffAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), note: note.optional(), version }),
  z.strictObject({ action: z.literal('answer'), note: note.trim().min(1), version }),
])

const openedCase = staffCase
  .extend({
    similar: z
      .object({
        count: z.int(),
        items: z.array(z.object({ id, caseNumber: z.string(), filedAt: instant })),
      })
      .meta({ description: 'Open cases of the same person, or of the same water, that may be one incident' }),
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
        query: z
          .string()
          .regex(/^\d{1,30}$/, 'field.format')
          .optional()
          .meta({ description: 'Beginning of a case number' }),
        ...pageQuery,
      }),
      answers: { 200: { description: 'A page, newest first', schema: pageOf(caseSummary) } },
      problems: [],
      async handle({ actor, query, language }) {
        const { items, nextCursor } = await findOfficeCases(world, actor, query, query)
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
        const similar = await findSimilarForStaff(actor, record)
        return { body: { ...presentForStaff(world, record, language, actor), similar: presentLinks(similar) } }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/actions',
      tag: 'staff',
      summary: 'Accept or answer',
      access: 'staff',
      params: idParams,
      body: staffAction,
      answers: { 200: { description: 'The case after it', schema: staffCase } },
      problems: ['case.not_found', 'case.transition_illegal', 'case.version_conflict'],
      async handle({ actor, params, body, language }) {
        await moveCase(world, actor, params.id, body)
        return { body: presentForStaff(world, await findCase(actor, params.id), language, actor) }
      },
    }),
    route({
      method: 'post',
      path: '/v1/staff/cases/{id}/agreement',
      tag: 'staff',
      summary: 'The applicant was asked and agrees to being helped',
      access: 'staff',
      params: idParams,
      body: z.strictObject({ version }),
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
