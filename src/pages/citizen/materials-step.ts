import { addAttachment } from '../../cases/add-attachment.ts'
import { mostPhotos } from '../../cases/case-parts.ts'
import { findAttachments } from '../../cases/find-attachments.ts'
import { removeAttachment } from '../../cases/remove-attachment.ts'
import { keptPapers } from '../../catalogue/materials.ts'
import { services } from '../../catalogue/services.ts'
import type { UploadShape } from '../../http/multipart.ts'
import { type FieldFault, Problem } from '../../kernel/errors.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import { isOfferable, usePhotoPlace } from './photo-place.ts'
import type { Wizard } from './wizard.ts'

/** One photo of each paper a page, and one of anything else. */
export const materialsUpload: UploadShape = {
  field: 'image',
  maxBytes: 24 * 1024 * 1024,
  parts: Math.max(...services.map(({ materials }) => materials.length)),
}

/** Removes what is to go and keeps the photos that came, each as the paper it was chosen for. */
export async function takeMaterials(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay' | 'place'> {
  const { world, form, actor } = call
  const removed = form.values('remove').filter((id) => wizard.attachments.includes(id))
  wizard.attachments = wizard.attachments.filter((id) => !removed.includes(id))
  for (const id of removed) await removeAttachment(world, actor, id).catch(ignoreGone)
  const step = form.value('step')
  if (step === 'use-photo-place') return usePhotoPlace(call, wizard)
  // Offered until it is answered, or the person goes on.
  if (step === 'drop-photo-place' || step === 'next') wizard.photoPosition = null
  const { materials } = serviceOf(call)
  for (const { field, bytes } of form.files) {
    if (wizard.attachments.length >= mostPhotos) {
      return [{ path: 'attachments', code: 'field.too_long', params: { bound: mostPhotos } }]
    }
    const paper = materials[Number(field.split('.')[1])] ?? ''
    const kind = keptPapers.includes(paper) ? paper : 'photo'
    const { attachment, position } = await addAttachment(world, actor, bytes, kind)
    wizard.attachments = [...wizard.attachments, attachment.id]
    if (position !== null && step !== 'next' && isOfferable(call, position)) wizard.photoPosition = position
  }
  return step === 'next' ? [] : 'stay'
}

/** A second press of the button. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'attachment.not_found')) throw error
}

/** The photos so far by what they show: a paper's id, or `photo`. */
export async function photosByKind({ actor }: FilingCall, wizard: Wizard): Promise<Record<string, string[]>> {
  const byKind: Record<string, string[]> = {}
  for (const { id, kind } of await findAttachments(actor, wizard.attachments)) {
    byKind[kind] = [...(byKind[kind] ?? []), id]
  }
  return byKind
}
