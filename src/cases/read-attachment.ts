import { createHash } from 'node:crypto'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { recordOnce } from '../audit/record-once.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { photoPlace } from './add-attachment.ts'
import type { CaseWorld } from './case-world.ts'

/** Leafing through the photos of a case is one look at each. */
const sameLookMs = 10 * 60_000

/**
 * The JPEG of a photo: for who took it until it is part of a case, then for the applicant and those who work on it, whose
 * look is recorded.
 */
export async function readAttachment(
  world: Pick<CaseWorld, 'clock' | 'files' | 'seals' | 'transaction'>,
  actor: CitizenActor | StaffActor,
  id: string,
): Promise<Buffer> {
  const attachment = await Attachment.findByPk(id)
  const record = attachment?.caseId ? await Case.findByPk(attachment.caseId) : null
  if (attachment === null || !mayRead(actor, attachment, record)) throw new Problem('attachment.not_found')
  const kept = await world.files.get(id)
  if (kept === null) throw new Problem('attachment.not_found')
  if (actor.kind === 'staff' && record !== null) {
    await recordOnce(world, sameLookMs, {
      actor,
      action: 'case.photo',
      subject: { kind: 'case', id: record.id },
      division: record.problemDivision,
      details: { photo: id, minor: record.aboutMinor },
    })
  }
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

function mayRead(actor: CitizenActor | StaffActor, attachment: Attachment, record: Case | null): boolean {
  if (attachment.caseId === null) {
    return actor.kind === 'citizen' ? attachment.citizenId === actor.citizenId : attachment.staffId === actor.staffId
  }
  return record !== null && mayCase(actor, 'read-personal', record)
}
