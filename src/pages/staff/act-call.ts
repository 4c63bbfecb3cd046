import type { Case } from '../../../models/case.ts'
import { findCase, findOfficeCases } from '../../cases/find-cases.ts'
import type { Move } from '../../cases/move-case.ts'
import { previewStep } from '../../cases/preview-step.ts'
import { recordOpening } from '../../cases/record-access.ts'
import { staffAction } from '../../http/routes/staff/action-body.ts'
import { validate } from '../../http/validate.ts'
import { Problem } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import type { Said } from '../../speech/say.ts'
import type { PageCall } from '../page.ts'
import { actForms, type FormedAction } from './act-forms.ts'
import { officeNamed } from './offices-to-choose.ts'
import { detailOf, meantAct, readTypedAct, type TypedAct } from './typed-act.ts'

export type StaffCall = PageCall<StaffActor>

/** A step as it was posted: on which case, what was typed, and what that means. */
export interface PostedAct {
  action: FormedAction
  record: Case
  typed: TypedAct
  /** The version that the form was made for. */
  version: number
}

export function actionOf({ params }: StaffCall): FormedAction {
  const action = params['action'] as FormedAction
  if (!Object.hasOwn(actForms, action)) throw new Problem('route.not_found')
  return action
}

/** The case of the address; that somebody opened it is recorded. */
export async function openCase({ world, actor, params }: StaffCall): Promise<Case> {
  const record = await findCase(actor, params['id'] ?? '')
  await recordOpening(world, actor, record)
  return record
}

export async function readAct(call: StaffCall): Promise<PostedAct> {
  const record = await openCase(call)
  const typed = readTypedAct(call.form)
  return { action: actionOf(call), record, typed, version: Number.parseInt(call.form.value('version'), 10) || 0 }
}

/** What was typed as a step of the workflow. Throws `request.invalid` with what is wrong, by its field. */
export async function moveOf(call: StaffCall, posted: PostedAct): Promise<Move> {
  const into = posted.action === 'merge' ? await masterOf(call, posted) : ''
  return validate(staffAction, meaningOf(call, posted, into)) as Move
}

/** What the citizen would be told of it, as far as it is filled in. */
export async function toldOf(call: StaffCall, posted: PostedAct): Promise<Said[]> {
  const { world, language } = call
  const { action, record, typed } = posted
  const body = meaningOf(call, posted, '')
  const master = action === 'merge' ? await masterOf(call, posted) : ''
  const into = master === '' ? '' : (await findCase(call.actor, master)).caseNumber
  const office = await officeNamed(typed.office)
  return previewStep(world, record, { action, note: typed.note, detail: detailOf(body, { office, into }) }, language)
}

function meaningOf({ world, language }: StaffCall, posted: PostedAct, into: string): Record<string, unknown> {
  const { action, record, typed, version } = posted
  const service = world.catalogue.service(record.serviceId)
  return meantAct(action, typed, { version, into }, { words: world.words, language, service })
}

/** The case that was chosen, or the one of the number that was typed; empty when there is none. */
async function masterOf({ world, actor }: StaffCall, { typed }: PostedAct): Promise<string> {
  const number = typed.intoNumber.replace(/\s/g, '')
  if (number === '') return typed.into
  if (!/^\d{5,30}$/.test(number)) return 'unknown'
  const { items } = await findOfficeCases(world, actor, { query: number }, { limit: 2 })
  return items.find(({ caseNumber }) => caseNumber === number)?.id ?? 'unknown'
}
