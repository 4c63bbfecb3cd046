import { Attachment } from '../../models/attachment.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'

/** The filer's own photos with these ids, oldest first; others are left out. */
export function findAttachments(actor: CitizenActor | StaffActor, ids: string[]): Promise<Attachment[]> {
  const owner = actor.kind === 'citizen' ? { citizenId: actor.citizenId } : { staffId: actor.staffId }
  return Attachment.findAll({ where: { id: ids, ...owner }, order: [['createdAt', 'ASC']] })
}
