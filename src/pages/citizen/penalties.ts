import type Router from '@koa/router'
import { Office } from '../../../models/office.ts'
import type { Penalty } from '../../../models/penalty.ts'
import { markPenaltyRead } from '../../cases/inbox.ts'
import { defend } from '../../cases/penalties/defend.ts'
import { findMyPenalties } from '../../cases/penalties/find-penalties.ts'
import { presentMyPenalty } from '../../cases/penalties/present-penalty.ts'
import { penaltySentences } from '../../cases/penalties/tell-penalty.ts'
import type { RequestState } from '../../http/request-state.ts'
import { defence } from '../../http/routes/citizen/penalties.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { playSentences } from './play-sentences.ts'

const path = '/cases/:id/penalty'

type CitizenCall = PageCall<CitizenActor>

/** What somebody was told about statements of theirs, to read, to hear and to answer. */
export function penaltyPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path,
    access: 'citizen',
    async handle(call) {
      await markPenaltyRead(call.world, call.actor, call.params['id'] ?? '')
      await showPenalties(call, { sent: call.ctx.query['sent'] === 'yes' })
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${path}/listen`,
    access: 'citizen',
    async handle(call) {
      const told = await toldTo(call)
      await playSentences(
        call,
        told.flatMap(({ sentences }) => sentences),
      )
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/defence`,
    access: 'citizen',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const typed = { text: form.value('text'), hearing: form.value('hearing') === 'yes' }
      const [newest] = await found(call)
      try {
        await defend(world, actor, newest.id, validate(defence, typed))
        redirect(`/cases/${params['id']}/penalty?sent=yes`)
      } catch (error) {
        await showPenalties(call, { problem: problemForForm(call, error), typed })
      }
    },
  })
}

/** Those of the case, the newest first; at most one of them is open. Throws `penalty.not_found`. */
async function found({ actor, params }: CitizenCall): Promise<[Penalty, ...Penalty[]]> {
  const [newest, ...older] = await findMyPenalties(actor, params['id'] ?? '')
  if (newest === undefined) throw new Problem('penalty.not_found')
  return [newest, ...older]
}

async function toldTo(call: CitizenCall) {
  const { world, language } = call
  const penalties = await found(call)
  const offices = await Promise.all(
    penalties.map(({ department, division }) => Office.findOne({ where: { department, division, closedAt: null } })),
  )
  return penalties.map((penalty, index) => ({
    ...presentMyPenalty(world, penalty, language),
    serviceId: penalty.case?.serviceId ?? '',
    said: { text: penalty.defence ?? '', hearing: penalty.hearingWanted },
    sentences: penaltySentences(world, penalty, offices[index] ?? null, language),
  }))
}

async function showPenalties(call: CitizenCall, extra: Record<string, unknown>): Promise<void> {
  const penalties = await toldTo(call)
  const [newest] = penalties
  await call.show('citizen/penalty.njk', {
    caseId: call.params['id'],
    penalties,
    mayDefend: newest?.mayDefend,
    typed: newest?.said,
    ...extra,
  })
}
