import { createHash } from 'node:crypto'
import { Attachment } from '../../models/attachment.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'

/**
 * Keeps a photo that will support a case: encoded anew, nothing left of what the camera wrote into it. `kind` is the paper
 * that it shows, by its id in the catalogue, or `photo`.
 */
export async function addAttachment(
  world: Pick<CaseWorld, 'clock' | 'files' | 'photos'>,
  actor: CitizenActor | StaffActor,
  photo: Buffer,
  kind = 'photo',
): Promise<Attachment> {
  const { bytes, width, height } = await world.photos.prepare(photo)
  const id = newId()
  await world.files.put(id, bytes)
  return Attachment.create({
    id,
    citizenId: actor.kind === 'citizen' ? actor.citizenId : null,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    caseId: null,
    kind,
    bytes: bytes.length,
    width,
    height,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: world.clock.now(),
  })
}
