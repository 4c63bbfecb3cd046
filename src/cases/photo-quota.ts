import { Op, type WhereOptions } from 'sequelize'
import { Attachment } from '../../models/attachment.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'

const megabyte = 1024 * 1024

/** Of no case yet: two full forms of thirty photos. A village worker has several forms open at a time. */
const mostLoose = { citizen: 60, staff: 300 }
/** A photo of 2048 pixels as we keep it is 0.4 to 1.5 MB. */
const mostLooseBytes = { citizen: 60 * megabyte, staff: 300 * megabyte }
/** With cases and all: a full case a month for three years. Staff file for others without end. */
const mostOfCitizen = 1000
const mostBytesOfCitizen = 1000 * megabyte

/** Whose photo it is. */
export function ownerOf(actor: CitizenActor | StaffActor) {
  return actor.kind === 'citizen'
    ? { citizenId: actor.citizenId, staffId: null }
    : { citizenId: null, staffId: actor.staffId }
}

/** Throws `attachment.too_many` when one more photo of so many bytes is more than one person may keep. */
export async function checkPhotoQuota(actor: CitizenActor | StaffActor, bytes: number): Promise<void> {
  const owner = ownerOf(actor)
  const loose = await holding({ ...owner, caseId: { [Op.is]: null } })
  if (loose.count >= mostLoose[actor.kind] || loose.bytes + bytes > mostLooseBytes[actor.kind]) {
    throw new Problem('attachment.too_many', { params: { bound: mostLoose[actor.kind] } })
  }
  if (actor.kind === 'staff') return
  const all = await holding(owner)
  if (all.count >= mostOfCitizen || all.bytes + bytes > mostBytesOfCitizen) {
    throw new Problem('attachment.too_many_in_all', { params: { bound: mostOfCitizen } })
  }
}

async function holding(where: WhereOptions<Attachment>): Promise<{ count: number; bytes: number }> {
  const [count, bytes] = [await Attachment.count({ where }), await Attachment.sum('bytes', { where })]
  return { count, bytes: bytes ?? 0 }
}
