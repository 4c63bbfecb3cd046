import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { Objection } from '../../models/objection.ts'
import { PublicNotice } from '../../models/public-notice.ts'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import { type MovingWorld, moveBySystem } from './move-case.ts'

/** A village has few at a time. */
const shown = 100

/** The notices that stand in a place, the newest first. */
export function findPublicNotices(world: Pick<CaseWorld, 'clock'>, division: string): Promise<PublicNotice[]> {
  return PublicNotice.findAll({
    where: {
      endedAt: null,
      division: { [Op.startsWith]: division },
      untilAt: { [Op.gt]: world.clock.now() },
    },
    order: [['fromAt', 'DESC']],
    limit: shown,
  })
}

/** One that stands. Throws `public_notice.not_found`. */
export async function findPublicNotice(world: Pick<CaseWorld, 'clock'>, id: string): Promise<PublicNotice> {
  const notice = await PublicNotice.findOne({ where: { id, endedAt: null, untilAt: { [Op.gt]: world.clock.now() } } })
  if (notice === null) throw new Problem('public_notice.not_found')
  return notice
}

/**
 * Somebody sees it differently: the case is looked into again, and only those who work on it learn what was said and by
 * whom. Throws `public_notice.not_found`, `public_notice.objected`.
 */
export async function objectToNotice(
  world: MovingWorld,
  actor: CitizenActor,
  noticeId: string,
  text: string,
): Promise<void> {
  await world.transaction(async () => {
    const now = world.clock.now()
    const notice = await PublicNotice.findOne({
      where: { id: noticeId, endedAt: null, untilAt: { [Op.gt]: now } },
      lock: true,
    })
    if (notice === null) throw new Problem('public_notice.not_found')
    const record = await Case.findByPk(notice.caseId, { lock: true, rejectOnEmpty: true })
    await Objection.create({ id: newId(), noticeId, citizenId: actor.citizenId, text: text.trim(), at: now })
    await moveBySystem(world, record, 'object')
  })
}
