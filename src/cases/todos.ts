import { literal, Op, type WhereOptions } from 'sequelize'
import type { Case } from '../../models/case.ts'
import type { StaffActor } from '../policies/actor.ts'
import { postScopes, reviewGrants, type StaffPost } from '../policies/may.ts'
import { handling } from './limits-of-step.ts'
import { openStates } from './workflow.ts'

/** What may wait for a member of staff, in the order in which a day begins; words under `staff:todo.<todo>`. */
export const todos = [
  'ordered',
  'accept',
  'papers',
  'look-into',
  'notice',
  'send-up',
  'decide',
  'carry-out',
  'agreement',
  'rating',
] as const
export type Todo = (typeof todos)[number]

const ofCase = (table: string) => `SELECT 1 FROM ${table} WHERE case_id = "Case"."id"`
const eventOf = ofCase('case_events')
const handled = handling.map((action) => `'${action}'`).join(', ')

/** For which post it waits, and which cases those are. `:me` and `:now` are put in by whoever asks. */
const waiting: Record<Todo, { post: StaffPost; where: WhereOptions<Case>[] }> = {
  // A higher office wants to see it done.
  ordered: {
    post: 'handler',
    where: [literal(`EXISTS (${ofCase('supervisions')} AND settled_at IS NULL)`)],
  },
  accept: { post: 'receiver', where: [{ state: 'ROUTED' }] },
  // The last that happened is that its citizen added something.
  papers: {
    post: 'handler',
    where: [
      { state: ['ROUTED', 'ACCEPTED', 'INVESTIGATING'] },
      literal(`EXISTS (${eventOf} AND seq = "Case"."version" AND action = 'supplement')`),
    ],
  },
  'look-into': { post: 'handler', where: [{ state: ['ACCEPTED', 'INVESTIGATING'] }] },
  notice: { post: 'handler', where: [{ state: 'FIRST_REVIEW' }] },
  // The public notice does not stand any more.
  'send-up': {
    post: 'handler',
    where: [
      { state: 'PUBLICITY' },
      literal(`NOT EXISTS (${ofCase('public_notices')} AND ended_at IS NULL AND until_at > :now)`),
    ],
  },
  // Not by whoever handled it.
  decide: {
    post: 'approver',
    where: [
      { state: 'COUNTY_REVIEW' },
      literal(`NOT EXISTS (${eventOf} AND actor_id = :me AND action IN (${handled}))`),
    ],
  },
  'carry-out': { post: 'handler', where: [{ state: 'APPROVED' }] },
  // Filed for somebody without a code of theirs, and nobody asked them yet. What is sealed cannot be asked for.
  agreement: {
    post: 'handler',
    where: [
      { state: openStates, [Op.or]: [{ filingMode: 'helper' }, { filingMode: 'self', staffId: { [Op.ne]: null } }] },
      literal(`NOT EXISTS (${ofCase('agreements')})`),
      literal(`NOT EXISTS (${eventOf} AND action IN ('confirm-agreement', 'take-over'))`),
    ],
  },
  rating: {
    post: 'handler',
    where: [literal(`EXISTS (${ofCase('rectifications')} AND closed_at IS NULL)`)],
  },
}

/** Whether it is part of their post; who reviews has it now and then. */
export function belongsToPost(actor: StaffActor, todo: Todo): boolean {
  return postScopes(actor, waiting[todo].post).length > 0
}

/** The cases that wait for this member of staff to do it: at an office where they have the post, or under their review. */
export function todoConditions(actor: StaffActor, todo: Todo): WhereOptions<Case>[] {
  const { post, where } = waiting[todo]
  const atOffice = postScopes(actor, post).map(({ department, division, codeLengths }) => ({
    reviewDivision: null,
    ...(department === null ? {} : { department }),
    [Op.and]: [
      { officeDivision: { [Op.startsWith]: division } },
      literal(`length("Case"."office_division") IN (${codeLengths.join(', ')})`),
    ],
  }))
  const underReview = reviewGrants(actor).map(({ department, division }) => ({
    ...(department === null ? {} : { department }),
    [Op.and]: [
      {
        [Op.or]: [
          { problemDivision: { [Op.startsWith]: division } },
          { officeDivision: { [Op.startsWith]: division } },
        ],
      },
      literal(`length("Case"."review_division") >= ${division.length}`),
    ],
  }))
  return [{ [Op.or]: [...atOffice, ...underReview] }, ...where]
}
