import type Router from '@koa/router'
import type { Penalty } from '../../../models/penalty.ts'
import { yuanText } from '../../cases/answer-text.ts'
import { checkPenaltyMove } from '../../cases/penalties/check-penalty-move.ts'
import { findHands, findPenalties, findPenalty } from '../../cases/penalties/find-penalties.ts'
import { movePenalty } from '../../cases/penalties/move-penalty.ts'
import { paperFor } from '../../cases/penalties/penalty-paper.ts'
import { penaltyStates, unsettledStates } from '../../cases/penalties/penalty-steps.ts'
import { presentPenalty } from '../../cases/penalties/present-penalty.ts'
import { previewPenalty } from '../../cases/penalties/tell-penalty.ts'
import { dayInWords } from '../../cases/receipt.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { opensPenalties } from '../../policies/may.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import type { StaffCall } from './act-call.ts'
import { boundsOf, firstTyped, meantMove, penaltyActionOf, penaltyForms, readTypedPenalty } from './penalty-forms.ts'

const path = '/staff/penalties'
const actPath = `${path}/:id/act/:action`

/** What may be a false statement: the list, one of them with its clocks and steps, and a form for each step. */
export function penaltyPages(router: Router<RequestState>, tools: PageTools): void {
  const common = { access: 'staff', allow: opensPenalties } as const
  page(router, tools, { ...common, method: 'get', path, handle: showList })
  page(router, tools, { ...common, method: 'get', path: `${path}/:id`, handle: showPenalty })
  page(router, tools, {
    ...common,
    method: 'get',
    path: `${path}/:id/listen`,
    handle: async (call) => playSentences(call, await spokenParts(call)),
  })
  page(router, tools, { ...common, method: 'get', path: actPath, handle: (call) => showForm(call) })
  page(router, tools, {
    ...common,
    method: 'post',
    path: actPath,
    async handle(call) {
      try {
        await take(call)
      } catch (error) {
        await showForm(call, { problem: problemForForm(call, error) })
      }
    },
  })
  // By POST: what is heard was only typed, and stands in no address.
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${actPath}/listen`,
    handle: async (call) => playSentences(call, [await toldBy(call)]),
  })
}

async function showList(call: StaffCall): Promise<void> {
  const { ctx, world, actor, language, show } = call
  const state = penaltyStates.find((each) => each === ctx.query['state'])
  const all = ctx.query['state'] === 'all'
  const found = await findPenalties(actor, state ? [state] : all ? undefined : unsettledStates)
  await show('staff/penalties.njk', {
    penalties: found.map((each) => shownOf(call, each)),
    states: penaltyStates.map((value) => ({ value, text: world.words(language, `penalties:stateName.${value}`) })),
    state: state ?? (all ? 'all' : ''),
  })
}

function shownOf(call: StaffCall, penalty: Penalty) {
  const { world, actor, language } = call
  const { gainFen, refundFen, fineFen, ...shown } = presentPenalty(world, penalty, language, actor)
  const yuan = (value: number | null) => (value === null ? null : yuanText(value))
  return {
    ...shown,
    title: world.words(language, `catalogue:service.${shown.serviceId}.title`),
    stateName: world.words(language, `penalties:stateName.${shown.state}`),
    place: world.divisions.fullName(shown.division),
    gain: yuan(gainFen),
    refund: yuan(refundFen),
    fine: yuan(fineFen),
    hasAccount: penalty.citizenId !== null,
  }
}

async function showPenalty(call: StaffCall): Promise<void> {
  const { world, actor, language, params, show } = call
  const penalty = await findPenalty(actor, params['id'] ?? '')
  const shown = shownOf(call, penalty)
  const hands = await findHands(penalty)
  await show('staff/penalty.njk', {
    penalty: shown,
    hasPaper: paperFor(actor, penalty) !== undefined,
    timeline: shown.events.map(({ seq, action, note, at }) => ({
      text: world.words(language, `penalties:event.${action}`, { date: dayInWords(new Date(at), language) }),
      note,
      by: hands.get(seq),
    })),
  })
}

async function spokenParts(call: StaffCall): Promise<string[]> {
  const { world, actor, language, params } = call
  const shown = shownOf(call, await findPenalty(actor, params['id'] ?? ''))
  const labelled = (key: string, text: string | null) =>
    text === null ? [] : [world.words(language, 'penalties:labelled', { label: world.words(language, key), text })]
  return [
    shown.title,
    shown.person,
    shown.stateName,
    ...shown.clocks.map(({ text }) => text),
    ...labelled('penalties:clue', shown.clue),
    ...labelled('penalties:facts', shown.facts),
    ...labelled('penalties:defence', shown.defence),
    ...(shown.hearingWanted ? [world.words(language, 'penalties:hearingWanted')] : []),
  ]
}

async function showForm(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { actor, form, params, show } = call
  const action = penaltyActionOf(params['action'])
  const penalty = await findPenalty(actor, params['id'] ?? '')
  const shown = shownOf(call, penalty)
  const posted = form.value('version') !== ''
  if (!posted && !shown.actions.includes(action)) throw new Problem('penalty.step_illegal')
  await show('staff/penalty-act.njk', {
    penalty: shown,
    action,
    fields: penaltyForms[action].fields,
    asks: penaltyForms[action].asks,
    bounds: boundsOf(action, penalty),
    typed: posted ? readTypedPenalty(form) : firstTyped(action, penalty),
    ...extra,
  })
}

async function take(call: StaffCall): Promise<void> {
  const { world, actor, form, params, redirect } = call
  const id = params['id'] ?? ''
  const action = penaltyActionOf(params['action'])
  if (form.value('step') === 'change') return showForm(call)
  if (penaltyForms[action].asks && form.value('step') !== 'sure') {
    return showForm(call, { told: await toldBy(call) })
  }
  await movePenalty(world, actor, id, postedMove(call))
  redirect(`${path}/${id}`)
}

function postedMove({ form, params }: StaffCall) {
  const version = Number.parseInt(form.value('version'), 10) || 0
  return meantMove(penaltyActionOf(params['action']), readTypedPenalty(form), version)
}

/** What the person would read and hear, once the step fits. */
async function toldBy(call: StaffCall): Promise<string> {
  const { world, actor, language, params } = call
  const penalty = await findPenalty(actor, params['id'] ?? '')
  const checked = await checkPenaltyMove(world, actor, penalty, postedMove(call))
  return previewPenalty(world, penalty, checked, language) ?? ''
}
