import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'

/** The JPEG of a photo, for its owner and for those who work on its case. */
export async function readAttachment(
  world: Pick<CaseWorld, 'files'>,
  actor: CitizenActor | StaffActor,
  id: string,
): Promise<Buffer> {
  const attachment = await Attachment.findByPk(id)
  if (attachment === null || !(await mayRead(actor, attachment))) throw new Problem('attachment.not_found')
  const bytes = await world.files.get(id)
  if (bytes === null) throw new Problem('attachment.not_found')
  return bytes
}

async function mayRead(actor: CitizenActor | StaffActor, attachment: Attachment): Promise<boolean> {
  if (actor.kind === 'citizen' && attachment.citizenId === actor.citizenId) return true
  if (actor.kind === 'staff' && attachment.staffId === actor.staffId) return true
  if (attachment.caseId === null) return false
  const record = await Case.findByPk(attachment.caseId)
  return record !== null && mayCase(actor, 'read-personal', record)
}
