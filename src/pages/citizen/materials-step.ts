import { addAttachment } from '../../cases/add-attachment.ts'
import { mostPhotos } from '../../cases/case-parts.ts'
import { findAttachments } from '../../cases/find-attachments.ts'
import { keptPapers } from '../../catalogue/materials.ts'
import { services } from '../../catalogue/services.ts'
import type { UploadShape } from '../../http/multipart.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'
import type { Wizard } from './wizard.ts'

type Call = PageCall<CitizenActor>

/** One photo of each paper a page, and one of anything else. */
export const materialsUpload: UploadShape = {
  field: 'image',
  maxBytes: 24 * 1024 * 1024,
  parts: Math.max(...services.map(({ materials }) => materials.length)),
}

/** Removes what is to go and keeps the photos that came, each as the paper it was chosen for. */
export async function takeMaterials(
  { world, form, actor, params }: Call,
  wizard: Wizard,
): Promise<FieldFault[] | 'stay'> {
  const removed = form.values('remove')
  wizard.attachments = wizard.attachments.filter((id) => !removed.includes(id))
  const { materials } = world.catalogue.service(params['serviceId'] ?? '')
  for (const { field, bytes } of form.files) {
    if (wizard.attachments.length >= mostPhotos) {
      return [{ path: 'attachments', code: 'field.too_long', params: { bound: mostPhotos } }]
    }
    const paper = materials[Number(field.split('.')[1])] ?? ''
    const kind = keptPapers.includes(paper) ? paper : 'photo'
    const { id } = await addAttachment(world, actor, bytes, kind)
    wizard.attachments = [...wizard.attachments, id]
  }
  return form.value('step') === 'next' ? [] : 'stay'
}

/** The photos so far by what they show: a paper's id, or `photo`. */
export async function photosByKind({ actor }: Call, wizard: Wizard): Promise<Record<string, string[]>> {
  const byKind: Record<string, string[]> = {}
  for (const { id, kind } of await findAttachments(actor, wizard.attachments)) {
    byKind[kind] = [...(byKind[kind] ?? []), id]
  }
  return byKind
}
