import { Citizen } from '../../models/citizen.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { Problem } from '../kernel/errors.ts'
import { newCitizen } from './new-citizen.ts'
import { type OpenedSession, openSession } from './open-session.ts'

/** A code of `wx.login` opens a session, and an account the first time. Throws the `wechat.*` problems of the port. */
export async function logInByWechat(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'wechat'>,
  code: string,
): Promise<OpenedSession & { citizen: Citizen }> {
  if (world.wechat === undefined) throw new Problem('wechat.unavailable')
  const { openidHash } = await world.wechat.identify(code)
  const now = world.clock.now()
  return world.transaction(async () => {
    const [citizen] = await Citizen.findOrCreate({ where: { openidHash }, defaults: newCitizen({ openidHash }, now) })
    return { ...(await openSession(world, { citizenId: citizen.id }, 'wechat')), citizen }
  })
}
