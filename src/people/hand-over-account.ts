import { Citizen } from '../../models/citizen.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Session } from '../../models/session.ts'
import type { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { releaseAt } from '../cases/delivery-plan.ts'
import { secondsUntil } from '../cases/plan-news.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { idNumberFault, normaliseIdNumber } from '../kernel/id-number.ts'
import { newId } from '../kernel/ids.ts'
import { joinAccounts } from './join-accounts.ts'

/**
 * Gives an account to whoever stands at the window with the card of its owner: their own login opens it from then on, and
 * no login, session or message of the former holder does. False, and nothing is changed, when the number of the card is
 * not the account's. To be called in a transaction. Throws `request.invalid`, `task.account_moved` when either account is
 * gone by now, `task.asker_registered`.
 */
export async function handOverAccount(
  world: Pick<CaseWorld, 'clock' | 'jobs'>,
  task: StaffTask,
  typedNumber: string,
): Promise<boolean> {
  const now = world.clock.now()
  const idNumber = normaliseIdNumber(typedNumber)
  const fault = idNumberFault(idNumber, dayInYunnan(now))
  if (fault !== null) throw invalidFields({ path: 'idNumber', code: fault })
  const { asker, holder } = await lockBoth(task)
  if (holder.idNumber !== idNumber) return false
  if (asker.idNumber !== null) throw new Problem('task.asker_registered')
  const { openidHash } = asker
  const formerPhone = holder.phone
  await Session.destroy({ where: { citizenId: holder.id } })
  await WechatGrant.destroy({ where: { citizenId: holder.id } })
  await holder.update({ openidHash: null })
  await asker.update({ openidHash: null })
  const joined = await joinAccounts(holder, asker, now)
  await joined.update({ openidHash, contactPhone: joined.phone ?? joined.contactPhone })
  await InboxMessage.create({
    id: newId(),
    citizenId: joined.id,
    caseId: null,
    template: 'recovery-done',
    params: {},
    createdAt: now,
    readAt: null,
  })
  if (formerPhone === null) return true
  await task.update({ formerPhone })
  await world.jobs.enqueue('tell-former-holder', { taskId: task.id }, secondsUntil(releaseAt(now, 'normal'), now))
  return true
}

/** In the order of their ids, so that two windows never wait for each other. */
async function lockBoth({ citizenId, holderId }: StaffTask): Promise<{ asker: Citizen; holder: Citizen }> {
  const ids = [citizenId, holderId].filter((id) => id !== null)
  const citizens = await Citizen.findAll({ where: { id: ids, closedAt: null }, order: [['id', 'ASC']], lock: true })
  const asker = citizens.find(({ id }) => id === citizenId)
  const holder = citizens.find(({ id }) => id === holderId)
  if (asker === undefined || holder === undefined || asker === holder || holder.idNumber === null)
    throw new Problem('task.account_moved')
  return { asker, holder }
}
