import { Op } from 'sequelize'
import { Agreement } from '../../models/agreement.ts'
import { Attachment } from '../../models/attachment.ts'
import { Case } from '../../models/case.ts'
import { Citizen } from '../../models/citizen.ts'
import { Consent } from '../../models/consent.ts'
import { Draft } from '../../models/draft.ts'
import { IdempotencyKey } from '../../models/idempotency-key.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { Session } from '../../models/session.ts'
import { SmsCode } from '../../models/sms-code.ts'
import { StaffTask } from '../../models/staff-task.ts'
import { WechatGrant } from '../../models/wechat-grant.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { dayInWords } from '../cases/receipt.ts'
import { keptUntil } from '../cases/retention/kept-until.ts'
import type { Periods } from '../cases/retention/periods.ts'
import { bucketOf, caseStates } from '../cases/workflow.ts'
import { Problem } from '../kernel/errors.ts'
import type { Language } from '../kernel/words.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { emptiedAccount } from './emptied-account.ts'

const openStates = caseStates.filter((state) => bucketOf(state) === 'processing')

/** How many cases are still open: an account is not closed over them. */
export function countOpenCases(citizenId: string): Promise<number> {
  return Case.count({ where: { applicantId: citizenId, state: openStates } })
}

/** Done cases that stay after the account is closed, and when the last of them is emptied. */
export interface KeptCases {
  count: number
  until: Date | null
}

export async function findKept(world: { periods: Periods }, citizenId: string): Promise<KeptCases> {
  const done = await Case.findAll({ where: { applicantId: citizenId }, attributes: ['state', 'completedAt'] })
  const ends = done.flatMap((record) => keptUntil(world, record) ?? [])
  return { count: ends.length, until: ends.length === 0 ? null : new Date(Math.max(...ends.map(Number))) }
}

export function closedInWords({ words }: Pick<CaseWorld, 'words'>, { count, until }: KeptCases, language: Language) {
  if (until === null) return words(language, 'messages:closed')
  return words(language, 'messages:closed-kept', { count, date: dayInWords(until, language) })
}

/**
 * Ends the account: its sessions, forms, messages, photos of no case and all that names the person go; cases that are
 * done stay with the offices, as the law wants them kept. Returns how many, and until when. Closing it again changes nothing.
 * Throws `citizen.cases_open`.
 */
export async function closeAccount(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'files'> & { periods: Periods },
  actor: CitizenActor,
): Promise<KeptCases> {
  const { citizenId } = actor
  const mine = { where: { citizenId } }
  return world.transaction(async () => {
    const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
    const open = await countOpenCases(citizenId)
    if (open > 0) throw new Problem('citizen.cases_open', { params: { count: open }, extra: { openCases: open } })
    const loose = await Attachment.findAll({ where: { citizenId, caseId: { [Op.is]: null } } })
    for (const model of [Session, Draft, InboxMessage, WechatGrant, Consent])
      await (model as typeof Session).destroy(mine)
    await StaffTask.destroy({ where: { citizenId, doneAt: null } })
    await Attachment.destroy({ where: { id: loose.map(({ id }) => id) } })
    await IdempotencyKey.destroy({ where: { owner: `citizen:${citizenId}` } })
    if (citizen.phone !== null) {
      const ofPhone = sealedAs(Citizen, 'phone', citizen.phone)
      await SmsCode.destroy({ where: ofPhone })
      await Agreement.destroy({ where: { ...ofPhone, caseId: null } })
    }
    await citizen.update(emptiedAccount(citizen.closedAt ?? world.clock.now()))
    audit(world, { actor, action: 'account.close', subject: { kind: 'citizen', id: citizenId } })
    // While the rows can still come back: what no row names would never be removed.
    for (const { id } of loose) await world.files.remove(id)
    return findKept(world, citizenId)
  })
}
