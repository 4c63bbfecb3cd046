import type { Case } from '../../models/case.ts'
import { Delivery } from '../../models/delivery.ts'
import { Draft } from '../../models/draft.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { positionOf } from './case-progress.ts'
import type { CaseWorld } from './case-world.ts'
import type { ConsentPurpose } from './consent-purposes.ts'
import { type CaseConsent, findConsent } from './find-consents.ts'
import { type MovingWorld, moveCase } from './move-case.ts'
import { recordEvent } from './record-event.ts'
import { hasHelper, takeOverCase } from './take-over-case.ts'
import { bucketOf, transitionsFrom } from './workflow.ts'

/**
 * Whether it can still be withdrawn. What only made things easier (position, phone) always can, a helper while there is
 * one; what the office works by, until the case is done: after that the law wants it kept as it was filed.
 */
export function canWithdraw({ catalogue }: Pick<CaseWorld, 'catalogue'>, { consent, record }: CaseConsent): boolean {
  if (consent.withdrawnAt !== null) return false
  if (record === null || consent.purpose === 'location' || consent.purpose === 'phone') return true
  if (consent.purpose === 'helper') return hasHelper(record)
  if (consent.purpose === 'notice') {
    return transitionsFrom(positionOf(catalogue, record)).some(({ action }) => action === 'withdraw')
  }
  return bucketOf(record.state) === 'processing'
}

/**
 * Takes a yes back, for what comes (个人信息保护法 15); once more changes nothing. Throws `consent.not_found`,
 * `consent.not_withdrawable`.
 */
export async function withdrawConsent(world: MovingWorld, actor: CitizenActor, id: string): Promise<void> {
  await world.transaction(async () => {
    const found = await findConsent(actor, id, { lock: true })
    const { consent, record } = found
    if (consent.withdrawnAt !== null) return
    if (!canWithdraw(world, found)) throw new Problem('consent.not_withdrawable')
    await consent.update({ withdrawnAt: world.clock.now() })
    if (record === null) await forget(actor.citizenId, consent.purpose)
    else await withdrawFromCase(world, actor, record, consent.purpose)
  })
}

/**
 * What it means for a case. Without the notice nobody may work on it: it is withdrawn. Without a helper its applicant goes
 * on alone. A check of assets is what the office must have to decide (社会救助暂行办法 58), and so is a guardian's yes: the
 * office is told, and asks or ends it; we end nothing by ourselves.
 */
async function withdrawFromCase(
  world: MovingWorld,
  actor: CitizenActor,
  record: Case,
  purpose: ConsentPurpose,
): Promise<void> {
  const { id, version } = record
  if (purpose === 'notice') return moveCase(world, actor, id, { action: 'withdraw', version })
  if (purpose === 'helper') return takeOverCase(world, actor, id, { version })
  await record.update({ ...without(record, purpose), version: version + 1, updatedAt: world.clock.now() })
  if (purpose === 'phone') {
    const waiting = { audience: 'applicant', channel: 'sms', status: ['created', 'temporary-failure'] }
    await Delivery.destroy({ where: { caseId: id, ...waiting } })
  }
  await recordEvent(world, record, { actor, action: 'withdraw-consent', from: record.state, note: purpose })
}

/** What goes from the case itself. */
function without({ placeFindings, applicant }: Case, purpose: ConsentPurpose): Partial<Case> {
  if (purpose === 'phone') return { applicant: { ...applicant, phone: '' } }
  if (purpose !== 'location') return {}
  return { location: null, placeFindings: placeFindings.filter(({ code }) => !code.startsWith('position-')) }
}

/** What goes that no case has: positions in forms that are not sent. Of a card's photo nothing was ever kept. */
async function forget(citizenId: string, purpose: ConsentPurpose): Promise<void> {
  if (purpose !== 'location') return
  for (const draft of await Draft.findAll({ where: { citizenId } })) {
    const { location, photoPosition, ...rest } = draft.content
    if (location == null && photoPosition == null) continue
    await draft.update({ content: { ...rest, location: null, photoPosition: null } })
  }
}
