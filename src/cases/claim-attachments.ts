import { Attachment } from '../../models/attachment.ts'
import { type FieldFault, invalidFields } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { ownerOf } from './photo-quota.ts'

/** Only the filer's own photos, each once, and none that supports another case already; else `request.invalid`. */
export async function checkAttachments(actor: CitizenActor | StaffActor, ids: string[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  if (new Set(ids).size !== ids.length) throw invalidFields({ path: 'attachments', code: 'field.duplicate' })
  const found = await Attachment.findAll({ where: { id: ids, caseId: null, ...ownerOf(actor) }, lock: true })
  const known = new Set(found.map(({ id }) => id))
  const faults = ids.flatMap((id, index): FieldFault[] =>
    known.has(id) ? [] : [{ path: `attachments.${index}`, code: 'field.attachment_unknown' }],
  )
  if (faults.length > 0) throw invalidFields(...faults)
  return found
}

/** All that one case may hold: the filing's nine and what was added later. */
const mostPhotos = 30

/** Puts the photos of a later step with the case. */
export async function addPhotos(actor: CitizenActor, caseId: string, eventSeq: number, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await checkAttachments(actor, ids)
  const held = await Attachment.count({ where: { caseId } })
  if (held + ids.length > mostPhotos) {
    throw invalidFields({ path: 'attachments', code: 'field.too_long', params: { bound: mostPhotos } })
  }
  await Attachment.update({ caseId, eventSeq }, { where: { id: ids } })
}
