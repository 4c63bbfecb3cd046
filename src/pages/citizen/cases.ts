import type Router from '@koa/router'
import type { Case } from '../../../models/case.ts'
import { groupsOf } from '../../cases/case-number.ts'
import { findAccesses } from '../../cases/find-accesses.ts'
import { findCase, findMyCases } from '../../cases/find-cases.ts'
import { markCaseRead, showInbox } from '../../cases/inbox.ts'
import { findMyPenalties } from '../../cases/penalties/find-penalties.ts'
import { presentForCitizen, presentMine } from '../../cases/present-for-citizen.ts'
import { rateCase } from '../../cases/rate-case.ts'
import { receiptSentences, receiptText } from '../../cases/receipt.ts'
import { takeOverCase } from '../../cases/take-over-case.ts'
import { answerAudio } from '../../http/answer-audio.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { mayCase } from '../../policies/may.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'

/** Cases shown on a page; a person seldom has more. */
const perPage = 20
/** The latest looks at a case; older ones are asked about by phone. */
const mostLooks = 20

/** My cases with their news, one case with its progress and rating, and the receipt. */
export function casePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/cases',
    access: 'citizen',
    async handle({ ctx, world, language, actor, show }) {
      const bucket = ctx.query['bucket'] === 'completed' ? 'completed' : 'processing'
      const cursor = typeof ctx.query['cursor'] === 'string' ? ctx.query['cursor'] : undefined
      const { items, nextCursor } = await findMyCases(actor, { bucket, limit: perPage, cursor })
      const inbox = await showInbox(world, actor, language)
      const news = inbox.items.filter(({ readAt }) => readAt === null)
      const cases = items.map((record) => ({
        ...presentMine(world, record, language, actor),
        isNew: news.some(({ caseId }) => caseId === record.id),
      }))
      await show('citizen/cases.njk', { bucket, cases, nextCursor, news })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/cases/:id',
    access: 'citizen',
    async handle(call) {
      await markCaseRead(call.world, call.actor, call.params['id'] ?? '')
      await showCase(call)
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/cases/:id/rating',
    access: 'citizen',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const level = Number(form.value('level'))
      const text = form.value('text').trim().slice(0, 500)
      try {
        if (!(level >= 1 && level <= 5)) throw invalidFields({ path: 'level', code: 'field.required' })
        await rateCase(world, actor, id, { level, ...(text === '' ? {} : { text }) })
        redirect(`/cases/${id}`)
      } catch (error) {
        await showCase(call, { problem: problemForForm(call, error), typed: { level, text } })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/cases/:id/take-over',
    access: 'citizen',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      try {
        await takeOverCase(world, actor, id, { version: Number(form.value('version')) })
        redirect(`/cases/${id}`)
      } catch (error) {
        await showCase(call, { problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/cases/:id/receipt',
    access: 'citizen',
    async handle({ world, language, actor, params, show }) {
      const record = await findCase(actor, params['id'] ?? '')
      const sentences = receiptSentences(world, record, language)
      await show('citizen/receipt.njk', {
        case: presentForCitizen(world, record, language, actor),
        sentences,
        groups: groupsOf(record.caseNumber),
      })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/cases/:id/receipt/text',
    access: 'citizen',
    async handle({ ctx, world, language, actor, params }) {
      const record = await findCase(actor, params['id'] ?? '')
      ctx.attachment(`${record.caseNumber}.txt`)
      ctx.type = 'text/plain; charset=utf-8'
      ctx.body = receiptText(world, record, language)
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/cases/:id/listen',
    access: 'citizen',
    async handle(call) {
      const { ctx, world, language, actor, params } = call
      const record = await findCase(actor, params['id'] ?? '')
      const { title, stateName, events } = presentForCitizen(world, record, language, actor)
      const looks = await looksAt(call, record)
      const sentences = [
        title.text,
        stateName.text,
        ...events.map(({ text }) => text),
        ...(looks.length === 0 ? [] : [world.words(language, 'pages:case.looked'), ...looks]),
      ]
      const { status, headers, body } = answerAudio(
        await world.speech.reading(sentences, { language, keep: false }),
        ctx.headers,
      )
      ctx.status = status ?? 200
      for (const [name, value] of Object.entries(headers ?? {})) ctx.set(name, value)
      ctx.body = body ?? null
    },
  })
}

/** The page of a case, with what went wrong and what was typed. */
export async function showCase(call: PageCall<CitizenActor>, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, params, show } = call
  const record = await findCase(actor, params['id'] ?? '')
  const told = await findMyPenalties(actor, record.id)
  await show('citizen/case.njk', {
    case: presentForCitizen(world, record, language, actor),
    looks: await looksAt(call, record),
    toldOfPenalty: told.length > 0,
    ...extra,
  })
}

/** Which offices looked, for the applicant alone; what one office did on one day is told once. */
async function looksAt({ world, language, actor }: PageCall<CitizenActor>, record: Case): Promise<string[]> {
  if (!mayCase(actor, 'own', record)) return []
  const accesses = await findAccesses(world, actor, record.id, language)
  return [...new Set(accesses.map(({ text }) => text))].slice(0, mostLooks)
}
