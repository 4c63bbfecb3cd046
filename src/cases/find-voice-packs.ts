import { type FindOptions, Op } from 'sequelize'
import { VoicePack } from '../../models/voice-pack.ts'
import type { Notice } from '../catalogue/notices.ts'
import { readingLanguages } from '../catalogue/reading-languages.ts'
import { beforeCursor, cursorOf, newestFirst } from '../db/cursor.ts'
import { Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepVoices } from '../policies/may.ts'
import type { PageRequest } from './find-cases.ts'

/** The recordings that citizens are offered for a notice: of its very version, in the order of the languages. */
export async function findPacksOf({ serviceId, version }: Notice): Promise<VoicePack[]> {
  const packs = await VoicePack.findAll({
    where: { serviceId, noticeVersion: version, removedAt: null },
    order: [['createdAt', 'DESC']],
  })
  const place = ({ language }: VoicePack) => (readingLanguages as readonly string[]).indexOf(language)
  return packs.sort((one, other) => place(one) - place(other))
}

/** All recordings that were not taken away, newest first, those of earlier versions too. Problem `auth.forbidden`. */
export async function findVoicePacks(
  actor: StaffActor,
  { limit, cursor }: PageRequest,
): Promise<{ items: VoicePack[]; nextCursor: string | null }> {
  if (!mayKeepVoices(actor)) throw new Problem('auth.forbidden')
  const after = cursor === undefined ? {} : beforeCursor(cursor)
  const page: FindOptions = { order: newestFirst, limit: limit + 1 }
  const found = await VoicePack.findAll({ where: { [Op.and]: [{ removedAt: null }, after] }, ...page })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > limit && last ? cursorOf(last) : null }
}
