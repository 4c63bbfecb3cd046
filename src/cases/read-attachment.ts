import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'

/** The JPEG of a photo: for who took it until it is part of a case, then for the applicant and those who work on it. */
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
  if (attachment.caseId === null) {
    return actor.kind === 'citizen' ? attachment.citizenId === actor.citizenId : attachment.staffId === actor.staffId
  }
  const record = await Case.findByPk(attachment.caseId)
  return record !== null && mayCase(actor, 'read-personal', record)
}
