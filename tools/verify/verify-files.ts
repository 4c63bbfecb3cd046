import { createHash } from 'node:crypto'
import { Op } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { VoicePack } from '../../models/voice-pack.ts'
import { photoPlace } from '../../src/cases/add-attachment.ts'
import type { FileStore } from '../../src/cases/ports.ts'
import type { Seals } from '../../src/kernel/seal.ts'
import { find, type Verified, verified } from './finding.ts'

/** Rows in memory at a time; of their files one. */
const batch = 500

/** Every photo is there, opens with the keys and is what was sent; every recording that is offered is there and whole. */
export async function verifyFiles(
  { files, seals }: { files: FileStore; seals: Seals },
  tell: (line: string) => void,
): Promise<Verified[]> {
  const photos = verified('photos')
  for (let last = ''; ; ) {
    const rows = await Attachment.findAll({ where: { id: { [Op.gt]: last } }, order: [['id', 'ASC']], limit: batch })
    for (const { id, sha256 } of rows) {
      photos.looked++
      const kept = await files.get(id)
      const bytes = kept && opened(kept, id, seals)
      if (kept === null) find(photos, `photo ${id} is lost`)
      else if (bytes === null) find(photos, `photo ${id} does not open with these keys`)
      else if (createHash('sha256').update(bytes).digest('hex') !== sha256) find(photos, `photo ${id} was changed`)
    }
    tell(`photos: ${photos.looked}`)
    const end = rows.at(-1)
    if (end === undefined || rows.length < batch) break
    last = end.id
  }
  const recordings = verified('recordings')
  for (const { id, bytes } of await VoicePack.findAll({ attributes: ['id', 'bytes'], where: { removedAt: null } })) {
    recordings.looked++
    const kept = await files.get(id)
    if (kept?.length !== bytes) find(recordings, `recording ${id} ${kept === null ? 'is lost' : 'was changed'}`)
  }
  return [photos, recordings]
}

/** Photos of before they were sealed are plain JPEG. */
function opened(kept: Buffer, id: string, seals: Seals): Buffer | null {
  if (kept[0] === 0xff && kept[1] === 0xd8) return kept
  try {
    return seals.openBytes(kept, photoPlace(id))
  } catch {
    return null
  }
}
