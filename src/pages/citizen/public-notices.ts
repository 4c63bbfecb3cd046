import type Router from '@koa/router'
import { findPublicNotice, findPublicNotices, objectToNotice } from '../../cases/object-to-notice.ts'
import { presentPublicNotice } from '../../cases/present-public-notice.ts'
import { dayInWords } from '../../cases/receipt.ts'
import type { RequestState } from '../../http/request-state.ts'
import { objection } from '../../http/routes/public/public-notices.ts'
import { validate } from '../../http/validate.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { Actor, CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { readListingForm } from './listing-form.ts'
import { playSentences } from './play-sentences.ts'

const path = '/public-notices'
const countyDigits = 6

/** What stands on public notice in a place, to read and to hear, and how to say that one sees it differently. */
export function publicNoticePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'public', handle: (call) => showNotices(call, false) })
  page(router, tools, { method: 'post', path, access: 'public', handle: (call) => showNotices(call, true) })
  page(router, tools, {
    method: 'get',
    path: `${path}/:id/audio`,
    access: 'public',
    async handle(call) {
      const { sentences } = await noticeOf(call)
      await playSentences(call, sentences, { keep: true })
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${path}/:id/objection`,
    access: 'citizen',
    handle: (call) => showObjection(call),
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/:id/objection`,
    access: 'citizen',
    async handle(call) {
      const { world, actor, params, form, show } = call
      const typed = form.value('text')
      try {
        const { text } = validate(objection, { text: typed })
        await objectToNotice(world, actor, params['id'] ?? '', text)
        await show('citizen/objection-told.njk')
      } catch (error) {
        const problem = problemForForm(call, error)
        if (problem.code === 'public_notice.not_found') throw error
        await showObjection(call, { problem, typed })
      }
    },
  })
}

async function showNotices(call: PageCall<Actor>, asked: boolean): Promise<void> {
  const { world, language, actor, form, show } = call
  const { division = '', levels } = await readListingForm(world, actor, form, { asked })
  const narrowing = form.value('step') === 'narrow'
  const known = division.length >= countyDigits
  const fault = { path: 'place.code', code: division === '' ? 'field.required' : 'field.division_short' } as const
  const standing = known ? await findPublicNotices(world, division) : []
  await show('citizen/public-notices.njk', {
    levels,
    asked,
    place: known ? world.divisions.fullName(division) : '',
    items: standing.map((each) => ({
      ...presentPublicNotice(world, each, language),
      untilInWords: dayInWords(each.untilAt, language),
    })),
    problem: asked && !known && !narrowing ? problemForForm(call, invalidFields(fault)) : undefined,
  })
}

async function noticeOf({ world, language, params }: PageCall<Actor>) {
  const notice = await findPublicNotice(world, params['id'] ?? '')
  const shown = presentPublicNotice(world, notice, language)
  const until = world.words(language, 'pages:notices.until', { date: dayInWords(notice.untilAt, language) })
  return { notice: shown, until, sentences: [shown.text, until] }
}

async function showObjection(call: PageCall<CitizenActor>, extra: Record<string, unknown> = {}): Promise<void> {
  await call.show('citizen/objection.njk', { ...(await noticeOf(call)), ...extra })
}
