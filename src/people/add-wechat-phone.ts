import { Citizen } from '../../models/citizen.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { record as audit } from '../audit/record.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { takeTurn } from '../db/take-turn.ts'
import { Problem } from '../kernel/errors.ts'
import { joinAccounts } from './join-accounts.ts'

/**
 * The number that WeChat vouches for. Whoever logged in by WeChat alone gets it as their login, and the account that it
 * may have had before: one account a person. Otherwise it becomes the number to call back. Throws `citizen.phone_taken`
 * when the two accounts are of two people, and the `wechat.*` problems of the port.
 */
export async function addWechatPhone(
  world: Pick<CaseWorld, 'clock' | 'transaction' | 'wechat'>,
  citizenId: string,
  code: string,
): Promise<Citizen> {
  if (world.wechat === undefined) throw new Problem('wechat.unavailable')
  const phone = await world.wechat.phoneOf(code)
  return world.transaction(async () => {
    await takeTurn(Citizen, phone)
    const citizen = await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
    if (citizen.phone !== null) {
      if (citizen.contactPhone !== phone) auditPhone(world, citizen.id, { as: 'contact' })
      return citizen.update({ contactPhone: phone })
    }
    const owner = await Citizen.findOne({ where: sealedAs(Citizen, 'phone', phone), lock: true })
    auditPhone(world, citizen.id, { as: 'login', joined: owner?.id ?? null })
    return owner === null ? citizen.update({ phone }) : joinAccounts(citizen, owner, world.clock.now())
  })
}

/** `joined`: the account that the number had before. */
function auditPhone(
  world: Pick<CaseWorld, 'clock'>,
  citizenId: string,
  details: { as: 'contact' } | { as: 'login'; joined: string | null },
): void {
  const actor = { kind: 'citizen', citizenId } as const
  audit(world, { actor, action: 'account.phone', subject: { kind: 'citizen', id: citizenId }, details })
}
