import { Case } from '../../models/case.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import { positionOf } from './case-progress.ts'
import { type MatchingWorld, matchListings } from './match-listings.ts'
import { type MovingWorld, moveCase } from './move-case.ts'
import { transitionFor } from './workflow.ts'

/** More nobody can keep in mind when they hear them. */
export const mostReferred = 5

/**
 * Names work or courses that suit to the applicant, who reads and hears of each what, whose, where and whom to call.
 * Throws what `moveCase` throws, and `request.invalid` for a listing that does not suit or is gone.
 */
export async function referCase(
  world: MovingWorld & MatchingWorld,
  actor: StaffActor,
  caseId: string,
  { listings, version, note }: { listings: string[]; version: number; note?: string | undefined },
): Promise<void> {
  const record = await Case.findByPk(caseId)
  if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
  if (!mayCase(actor, 'work', record)) throw new Problem('auth.forbidden')
  transitionFor(positionOf(world.catalogue, record), 'refer')
  if (listings.length === 0) throw invalidFields({ path: 'listings', code: 'field.required' })
  const offers = await matchListings(world, record, 'zh-CN')
  const referrals = listings.map((id, index) => {
    const offer = offers.find(({ referral }) => referral.id === id)
    if (offer === undefined) throw invalidFields({ path: `listings.${index}`, code: 'field.choice' })
    return offer.referral
  })
  await moveCase(world, actor, caseId, { action: 'refer', version, note, referrals })
}
