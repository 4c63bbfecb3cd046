import { createHash } from 'node:crypto'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { photoPlace } from './add-attachment.ts'
import type { CaseWorld } from './case-world.ts'

/** The JPEG of a photo: for who took it until it is part of a case, then for the applicant and those who work on it. */
export async function readAttachment(
  world: Pick<CaseWorld, 'files' | 'seals'>,
  actor: CitizenActor | StaffActor,
  id: string,
): Promise<Buffer> {
  const attachment = await Attachment.findByPk(id)
  if (attachment === null || !(await mayRead(actor, attachment))) throw new Problem('attachment.not_found')
  const kept = await world.files.get(id)
  if (kept === null) throw new Problem('attachment.not_found')
  return isJpeg(kept) ? asItWas(kept, attachment) : world.seals.openBytes(kept, photoPlace(id))
}

/** Photos of before they were sealed are plain JPEG. */
function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8
}

/** Nothing but its hash vouches for a plain file. */
function asItWas(bytes: Buffer, { sha256 }: Attachment): Buffer {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Problem('attachment.not_found')
  return bytes
}

async function mayRead(actor: CitizenActor | StaffActor, attachment: Attachment): Promise<boolean> {
  if (attachment.caseId === null) {
    return actor.kind === 'citizen' ? attachment.citizenId === actor.citizenId : attachment.staffId === actor.staffId
  }
  const record = await Case.findByPk(attachment.caseId)
  return record !== null && mayCase(actor, 'read-personal', record)
}
