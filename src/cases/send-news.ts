import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import type { Delivery } from '../../models/delivery.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { Problem } from '../kernel/errors.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

export type SendingWorld = Pick<CaseWorld, 'clock' | 'words' | 'messenger' | 'wechat'>

/**
 * Hands one piece of news to its channel. What is said names no person and no matter: who else holds the phone learns
 * that there is a step, no more. Throws `message.undeliverable`, or what the channel throws.
 */
export async function sendNews(world: SendingWorld, delivery: Delivery): Promise<void> {
  const record = await Case.findByPk(delivery.caseId, { rejectOnEmpty: true })
  const step = world.words('zh-CN', `messages:${delivery.action}.title`)
  if (delivery.channel === 'wechat') return sendByWechat(world, delivery, step)
  const to = await phoneFor(record, delivery)
  if (to === null) throw new Problem('message.undeliverable')
  const template = templateFor(record, delivery)
  const { text, speech } = say(world.words('zh-CN', `messages:${template}`, { step }), 'zh-CN')
  await world.messenger.send({ id: delivery.id, channel: 'sms', to, body: text, speech })
}

/** Whom staff filed for may not know yet that there is an account for their phone. */
function templateFor({ citizenId, applicantId }: Case, { audience }: Delivery): string {
  if (audience === 'helper') return 'sms-helper'
  if (citizenId !== null) return 'sms-news'
  return applicantId === null ? 'sms-visited' : 'sms-filed-for-you'
}

async function sendByWechat(world: SendingWorld, delivery: Delivery, progress: string): Promise<void> {
  const grant = await WechatGrant.findOne({ where: { deliveryId: delivery.id } })
  if (grant === null || world.wechat === undefined) throw new Problem('message.undeliverable')
  const member = await Citizen.findByPk(grant.citizenId)
  if (member?.openidHash == null) throw new Problem('message.undeliverable')
  const matter = world.words('zh-CN', 'messages:wechat-matter')
  await world.wechat.tell(
    { openidHash: member.openidHash, sealedOpenid: grant.sealedOpenid },
    { matter, progress, at: delivery.createdAt },
  )
}

/** The phone that was verified, of whoever filed for themselves; else the one that was given for calling back. */
async function phoneFor(record: Case, { audience }: Delivery): Promise<string | null> {
  if (audience === 'helper') return record.helper?.phone ?? null
  if (record.filingMode !== 'self' || record.citizenId === null) return record.applicant.phone
  const citizen = await Citizen.findByPk(record.citizenId, { rejectOnEmpty: true })
  return citizen.closedAt === null ? (citizen.phone ?? record.applicant.phone) : null
}
