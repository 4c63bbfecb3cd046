import type Router from '@koa/router'
import { findMovedCase } from '../../cases/find-cases.ts'
import { moveCase } from '../../cases/move-case.ts'
import { replyTemplates } from '../../catalogue/reply-templates.ts'
import type { RequestState } from '../../http/request-state.ts'
import { mayCase } from '../../policies/may.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import { moveOf, type PostedAct, readAct, type StaffCall, toldOf } from './act-call.ts'
import { actForms } from './act-forms.ts'
import { showAct, showCheck } from './show-act.ts'

const path = '/staff/cases/:id/act/:action'

/** Each step of a case in a form of its own; what cannot be taken back is shown once more before it is done. */
export function actPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', handle: (call) => showAct(call) })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    async handle(call) {
      try {
        await take(call, await readAct(call))
      } catch (error) {
        await showAct(call, { problem: problemForForm(call, error) })
      }
    },
  })
  // By POST: what is heard was only typed, and stands in no address.
  page(router, tools, {
    method: 'post',
    path: `${path}/listen`,
    access: 'staff',
    async handle(call) {
      const told = await toldOf(call, await readAct(call))
      await playSentences(
        call,
        told.map(({ text }) => text),
      )
    },
  })
}

async function take(call: StaffCall, posted: PostedAct): Promise<void> {
  const { world, actor, form, redirect } = call
  const { action, record, typed } = posted
  switch (form.value('step')) {
    case 'template': {
      const text = chosenTemplate(call, posted)
      const note = [typed.note.trimEnd(), text].filter((each) => each !== '').join('\n')
      return showAct(call, { typed: { ...typed, note }, focus: 'note' })
    }
    case 'find':
      return showAct(call, { focus: 'to' })
    case 'change':
      return showAct(call)
    case 'check':
      await moveOf(call, posted)
      return showCheck(call, posted)
    default: {
      const move = await moveOf(call, posted)
      if (actForms[action].asks && form.value('step') !== 'sure') return showCheck(call, posted)
      await moveCase(world, actor, record.id, move)
      const moved = await findMovedCase(record.id)
      redirect(mayCase(actor, 'read', moved) ? `/staff/cases/${record.id}` : '/staff')
    }
  }
}

function chosenTemplate({ world, language, form }: StaffCall, { record, action }: PostedAct): string {
  const id = replyTemplates(record.serviceId, action).find((known) => known === form.value('template'))
  return id === undefined ? '' : world.words(language, `replies:${id}.text`)
}
