import { createHash } from 'node:crypto'
import { Attachment } from '../../models/attachment.ts'
import { takeTurn } from '../db/take-turn.ts'
import { coarsePosition } from '../divisions/compare-places.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { Location } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'
import { checkPhotoQuota, ownerOf } from './photo-quota.ts'

/** Where the bytes of a photo are kept, for their seal. */
export function photoPlace(id: string): string {
  return `attachments:${id}`
}

/**
 * Keeps a photo that will support a case: encoded anew, nothing left of what the camera wrote into it, sealed. `kind` is the
 * paper that it shows, by its id in the catalogue, or `photo`. Where it was taken, if the camera wrote that, is told once,
 * made coarse, and kept nowhere. Throws `image.*`, `attachment.too_many`, `attachment.too_many_in_all`.
 */
export async function addAttachment(
  world: Pick<CaseWorld, 'clock' | 'files' | 'photos' | 'seals' | 'transaction'>,
  actor: CitizenActor | StaffActor,
  photo: Buffer,
  kind = 'photo',
): Promise<{ attachment: Attachment; position: Location | null }> {
  await checkPhotoQuota(actor, 0)
  const { bytes, width, height, position } = await world.photos.prepare(photo)
  const id = newId()
  await world.files.put(id, world.seals.sealBytes(bytes, photoPlace(id)))
  const owner = ownerOf(actor)
  try {
    const attachment = await world.transaction(async () => {
      // Photos that come at once are counted one after the other.
      await takeTurn(Attachment, owner.citizenId ?? owner.staffId ?? '')
      await checkPhotoQuota(actor, bytes.length)
      return Attachment.create({
        id,
        ...owner,
        caseId: null,
        kind,
        bytes: bytes.length,
        width,
        height,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        createdAt: world.clock.now(),
      })
    })
    return { attachment, position: position && coarsePosition({ ...position, coordType: 'wgs84' as const }) }
  } catch (error) {
    await world.files.remove(id)
    throw error
  }
}
