import { Agreement } from '../../models/agreement.ts'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import type { Citizen } from '../../models/citizen.ts'
import { Consent } from '../../models/consent.ts'
import { Draft } from '../../models/draft.ts'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { Penalty } from '../../models/penalty.ts'
import { Session } from '../../models/session.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { Problem } from '../kernel/errors.ts'
import { emptiedAccount } from './emptied-account.ts'

/**
 * Makes the account that WeChat opened one with the account of the phone, which stays. Two ID numbers or two WeChat
 * accounts are two people as far as we can tell: `citizen.phone_taken`. To be called in a transaction.
 */
export async function joinAccounts(byWechat: Citizen, byPhone: Citizen, now: Date): Promise<Citizen> {
  const twoPeople = byWechat.idNumber !== null && byPhone.idNumber !== null
  if (twoPeople || byPhone.openidHash !== null) throw new Problem('citizen.phone_taken')
  const from = { where: { citizenId: byWechat.id } }
  const to = { citizenId: byPhone.id }
  for (const model of [Session, Case, Attachment, InboxMessage, WechatGrant, StaffTask, Penalty]) {
    await (model as typeof Session).update(to, from)
  }
  await Case.update({ applicantId: byPhone.id }, { where: { applicantId: byWechat.id } })
  await StaffTask.update({ holderId: byPhone.id }, { where: { holderId: byWechat.id } })
  await Agreement.update({ helperId: byPhone.id }, { where: { helperId: byWechat.id } })
  await moveAnswers(byWechat.id, byPhone.id)
  await moveConsents(byWechat.id, byPhone.id)
  await moveDrafts(byWechat.id, byPhone.id)
  const { openidHash, name, idNumber, contactPhone, residenceCode, residenceDetail, registeredAt } = byWechat
  await byWechat.update(emptiedAccount(now))
  const registration =
    idNumber === null ? {} : { name, idNumber, contactPhone, residenceCode, residenceDetail, registeredAt }
  return byPhone.update({ openidHash, ...registration })
}

/** Of two that stand for the same purpose one is enough. */
async function moveConsents(from: string, to: string): Promise<void> {
  const standing = await Consent.findAll({ where: { citizenId: to, withdrawnAt: null } })
  const twice = standing.map(({ purpose }) => purpose)
  await Consent.destroy({ where: { citizenId: from, withdrawnAt: null, purpose: twice } })
  await Consent.update({ citizenId: to }, { where: { citizenId: from } })
}

/** Of two drafts under the same key the younger one is kept. */
async function moveDrafts(from: string, to: string): Promise<void> {
  for (const draft of await Draft.findAll({ where: { citizenId: from } })) {
    const { clientKey, updatedAt } = draft
    const other = await Draft.findOne({ where: { citizenId: to, clientKey } })
    if (other !== null && other.updatedAt >= updatedAt) continue
    await other?.destroy()
    await draft.update({ citizenId: to })
  }
}

/** What is sealed is bound to its owner, so it is sealed anew for the next. */
async function moveAnswers(from: string, to: string): Promise<void> {
  for (const known of await IdempotencyKey.findAll({ where: { owner: `citizen:${from}` } })) {
    const { key, bodyHash, answer, createdAt } = known
    await IdempotencyKey.create({ owner: `citizen:${to}`, key, bodyHash, answer, createdAt })
    await known.destroy()
  }
}
