import { Listening } from '../../models/listening.ts'
import { takeTurn } from '../db/take-turn.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'

/** Adds the sentences of a notice that were played to the end. Listening is never a barrier: reading counts as much. */
export async function recordListening(
  world: Pick<CaseWorld, 'clock' | 'catalogue' | 'transaction'>,
  actor: CitizenActor,
  serviceId: string,
  played: { version: string; sentences: number[] },
): Promise<{ heard: number[]; complete: boolean }> {
  const notice = world.catalogue.notice(serviceId)
  if (played.version !== notice.version) throw new Problem('notice.outdated')
  const total = notice.text['zh-CN'].sentences.length
  if (played.sentences.some((index) => index >= total)) throw new Problem('notice.sentence_unknown')
  const key = { citizenId: actor.citizenId, serviceId, noticeVersion: notice.version }
  return world.transaction(async () => {
    await takeTurn(Listening, Object.values(key).join('\n'))
    const before = await Listening.findOne({ where: key })
    const heard = [...new Set([...(before?.sentences ?? []), ...played.sentences])].sort((a, b) => a - b)
    await Listening.upsert({ ...key, sentences: heard, updatedAt: world.clock.now() })
    return { heard, complete: heard.length === total }
  })
}
