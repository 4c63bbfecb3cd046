import { Attachment } from '../../models/attachment.ts'
import type { CitizenActor } from '../policies/actor.ts'

/** The citizen's own photos with these ids, oldest first; others are left out. */
export function findAttachments(actor: CitizenActor, ids: string[]): Promise<Attachment[]> {
  return Attachment.findAll({ where: { id: ids, citizenId: actor.citizenId }, order: [['createdAt', 'ASC']] })
}
