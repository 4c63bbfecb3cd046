import { Op } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import { ownerOf } from './photo-quota.ts'

/** Takes back a photo of one's own that no case has yet. Throws `attachment.not_found` for all others. */
export async function removeAttachment(
  world: Pick<CaseWorld, 'files'>,
  actor: CitizenActor | StaffActor,
  id: string,
): Promise<void> {
  const removed = await Attachment.destroy({ where: { id, ...ownerOf(actor), caseId: { [Op.is]: null } } })
  if (removed === 0) throw new Problem('attachment.not_found')
  await world.files.remove(id)
}
