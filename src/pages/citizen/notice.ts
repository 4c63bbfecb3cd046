import type Router from '@koa/router'
import { consentMethods } from '../../cases/case-parts.ts'
import { presentBrief } from '../../cases/present-catalogue.ts'
import { presentVoices } from '../../cases/present-voices.ts'
import type { ProblemDocument } from '../../http/problem.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { loadWizard, saveWizard } from './wizard.ts'

/** The notice, seen and heard; ticking the agreement to this version opens the form. */
export function noticePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId/notice',
    access: 'public',
    handle: (call) => showNotice(call, {}),
  })
  page(router, tools, {
    method: 'post',
    path: '/services/:serviceId/notice',
    access: 'public',
    async handle(call) {
      const { form, params, redirect, actor } = call
      const version = await agreedVersion(call)
      if (version === null) return
      const begin = `/services/${params['serviceId']}/apply?version=${version}&method=${methodOf(form.value('method'))}`
      redirect(actor.kind === 'citizen' ? begin : `/login?next=${encodeURIComponent(begin)}`)
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId/apply',
    access: 'citizen',
    async handle({ ctx, world, actor, params, redirect }) {
      const service = world.catalogue.service(params['serviceId'] ?? '')
      if (!service.fileable) throw new Problem('service.not_fileable')
      const noticeVersion = String(ctx.query['version'] ?? '')
      const known = noticeVersion === world.catalogue.notice(service.id).version
      if (known) {
        const wizard = await loadWizard(actor, service.id)
        wizard.filedCase = null
        wizard.consent = { noticeVersion, method: methodOf(String(ctx.query['method'] ?? '')) }
        await saveWizard(world, actor, service.id, wizard)
      }
      redirect(known ? `/services/${service.id}/apply/whom` : `/services/${service.id}/notice`)
    },
  })
}

/** How the notice was taken in, as its page tells it. */
export function methodOf(value: string): (typeof consentMethods)[number] {
  return consentMethods.find((method) => method === value) ?? 'read'
}

/** The version that was agreed to just now; null after showing the notice again with what is missing. */
export async function agreedVersion(call: PageCall<unknown>, extra: NoticeWords = {}): Promise<string | null> {
  const { world, form, params } = call
  const { version } = world.catalogue.notice(params['serviceId'] ?? '')
  try {
    if (form.value('version') !== version) throw new Problem('notice.outdated')
    if (form.value('agree') !== 'yes') throw invalidFields({ path: 'agree', code: 'field.consent' })
    return version
  } catch (error) {
    await showNotice(call, { ...extra, problem: problemForForm(call, error) })
    return null
  }
}

/** The sentence beside the box, where it is not the citizen's. */
interface NoticeWords {
  agreement?: string
}

export async function showNotice(
  call: PageCall<unknown>,
  extra: NoticeWords & { problem?: ProblemDocument },
): Promise<void> {
  const { ctx, world, language, params, show } = call
  const service = world.catalogue.service(params['serviceId'] ?? '')
  const notice = world.catalogue.notice(service.id)
  const voices = (await presentVoices(world, notice, language)).filter(
    (voice) => voice.provider === 'recorded' || (voice.default && voice.language === language),
  )
  const voice = voices.find(({ id }) => id === ctx.query['voice']) ?? voices[0]
  await show('citizen/notice.njk', {
    service: presentBrief(world, service, language),
    version: notice.version,
    notice: notice.text[language],
    voices,
    voice: voice?.id,
    ...extra,
  })
}
