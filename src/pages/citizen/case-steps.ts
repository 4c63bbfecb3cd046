import type Router from '@koa/router'
import { addAttachment } from '../../cases/add-attachment.ts'
import { moveCase } from '../../cases/move-case.ts'
import { type CitizenActionName, citizenActions } from '../../cases/workflow.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, photoUpload, problemForForm } from '../page.ts'
import { showCase } from './cases.ts'

/** What a citizen does with a case on its page: one form for each step that is possible. */
export function caseStepPages(router: Router<RequestState>, tools: PageTools): void {
  for (const action of citizenActions) {
    page(router, tools, {
      method: 'post',
      path: `/cases/:id/${action}`,
      access: 'citizen',
      ...(action === 'supplement' ? { upload: photoUpload } : {}),
      async handle(call) {
        const id = call.params['id'] ?? ''
        const note = call.form.value('note').trim()
        try {
          await take(call, action, id, note)
          call.redirect(`/cases/${id}`)
        } catch (error) {
          await showCase(call, { problem: problemForForm(call, error), typed: { [action]: note } })
        }
      },
    })
  }
}

async function take(
  { world, actor, form }: PageCall<CitizenActor>,
  action: CitizenActionName,
  id: string,
  note: string,
): Promise<void> {
  const needsWords = action === 'reopen' || action === 'review' || (action === 'supplement' && form.file === undefined)
  if (needsWords && note === '') throw invalidFields({ path: `${action}.note`, code: 'field.required' })
  const photo = form.file && (await addAttachment(world, actor, form.file.bytes))
  const version = Number(form.value('version'))
  await moveCase(world, actor, id, {
    action,
    version,
    note: note.slice(0, 2000),
    attachments: photo ? [photo.attachment.id] : [],
  })
}
