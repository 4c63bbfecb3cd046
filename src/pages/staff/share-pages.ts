import type Router from '@koa/router'
import { presentSummary } from '../../cases/present-case.ts'
import { presentShareRequest } from '../../cases/present-share-request.ts'
import { registries } from '../../cases/registries.ts'
import { findShareRequests, mayAskRegistries, requestShare } from '../../cases/request-share.ts'
import type { RequestState } from '../../http/request-state.ts'
import { shareBody } from '../../http/routes/staff/share-requests.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { openCase, type StaffCall } from './act-call.ts'

const path = '/staff/cases/:id/registries'

/** Whether the applicant of a case stands in the list of another registry, for a purpose; what was asked before. */
export function sharePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showRegistries(call) })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const typed = { registry: form.value('registry'), purpose: form.value('purpose').slice(0, 200) }
      try {
        await requestShare(world, actor, id, validate(shareBody, { ...typed, registry: typed.registry || undefined }))
        redirect(`/staff/cases/${id}/registries`)
      } catch (error) {
        await showRegistries(call, { typed, problem: problemForForm(call, error) })
      }
    },
  })
}

async function showRegistries(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, show } = call
  const record = await openCase(call)
  if (!mayAskRegistries(actor, record)) throw new Problem('auth.forbidden')
  const asked = await findShareRequests(actor, record.id)
  await show('staff/registries.njk', {
    case: presentSummary(world, record, language),
    registries,
    // The answer that was just given stands first.
    asked: asked.toReversed().map((each) => presentShareRequest(world, each, language)),
    ...extra,
  })
}
