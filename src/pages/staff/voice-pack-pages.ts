import type Router from '@koa/router'
import { addVoicePack } from '../../cases/add-voice-pack.ts'
import { findVoicePacks } from '../../cases/find-voice-packs.ts'
import { presentBrief } from '../../cases/present-catalogue.ts'
import { presentVoicePack } from '../../cases/present-voices.ts'
import { removeVoicePack } from '../../cases/remove-voice-pack.ts'
import { readingLanguages } from '../../catalogue/reading-languages.ts'
import { recordingFrom, recordingUpload } from '../../http/recording-upload.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { mayKeepVoices } from '../../policies/may.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'

type Call = PageCall<StaffActor>

const address = '/staff/voice-packs'
const perPage = 50

/** Notices read by people: the list, the form for a new one, and taking one away. */
export function voicePackPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path: address, access: 'staff', handle: (call) => showList(call) })
  page(router, tools, {
    method: 'get',
    path: `${address}/new`,
    access: 'staff',
    allow: mayKeepVoices,
    handle: (call) => showForm(call, String(call.ctx.query['service'] ?? '')),
  })
  page(router, tools, {
    method: 'post',
    path: `${address}/new`,
    access: 'staff',
    allow: mayKeepVoices,
    upload: recordingUpload,
    async handle(call) {
      const { world, actor, form, redirect } = call
      const serviceId = form.value('serviceId')
      try {
        const language = readingLanguages.find((tag) => tag === form.value('language'))
        if (language === undefined) throw invalidFields({ path: 'language', code: 'field.required' })
        const recording = recordingFrom(form.files, form.value('marks'))
        await addVoicePack(world, actor, { serviceId, version: form.value('version'), language, recording })
        redirect(address)
      } catch (error) {
        const problem = problemForForm(call, error)
        if (problem.code === 'service.not_found') throw error
        await showForm(call, serviceId, {
          problem,
          typed: { language: form.value('language'), marks: form.value('marks') },
        })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${address}/:id/remove`,
    access: 'staff',
    async handle({ world, actor, params, redirect }) {
      await removeVoicePack(world, actor, params['id'] ?? '')
      redirect(address)
    },
  })
}

async function showList({ ctx, world, actor, language, show }: Call): Promise<void> {
  const cursor = typeof ctx.query['cursor'] === 'string' ? ctx.query['cursor'] : undefined
  const { items, nextCursor } = await findVoicePacks(actor, { limit: perPage, cursor })
  await show('staff/voice-packs.njk', {
    packs: items.map((pack) => presentVoicePack(world, pack, language)),
    services: world.catalogue.services.map((service) => presentBrief(world, service, language)),
    nextCursor,
  })
}

async function showForm(call: Call, serviceId: string, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, show } = call
  const service = presentBrief(world, world.catalogue.service(serviceId), language)
  const { version, text } = world.catalogue.notice(serviceId)
  await show('staff/voice-pack-form.njk', {
    service,
    version,
    sentences: text['zh-CN'].sentences,
    languages: readingLanguages,
    megabytes: recordingUpload.maxBytes / 1024 / 1024,
    ...extra,
  })
}
