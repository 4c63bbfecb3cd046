import { Citizen } from '../../models/citizen.ts'
import { InboxMessage } from '../../models/inbox-message.ts'
import { sealedAs } from '../../models/sealed-column.ts'
import { StaffTask } from '../../models/staff-task.ts'
import type { Residence } from '../cases/case-parts.ts'
import type { CaseWorld } from '../cases/case-world.ts'
import { residenceFaults } from '../cases/check-filing.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { idNumberFault, normaliseIdNumber } from '../kernel/id-number.ts'
import { newId } from '../kernel/ids.ts'

const townshipDigits = 9

/**
 * Somebody's ID number stands under an account that they cannot get into. Nothing is taken over: the township where they
 * live gets a task to see the person and the card, and whoever holds the account is warned. Returns the name of the
 * place that will call. Throws `citizen.nothing_to_recover`, `request.invalid`.
 */
export async function recoverAccount(
  world: Pick<CaseWorld, 'clock' | 'divisions' | 'transaction'>,
  citizenId: string,
  input: { idNumber: string; residence: Residence },
): Promise<string> {
  const now = world.clock.now()
  const idNumber = normaliseIdNumber(input.idNumber)
  const faults = residenceFaults(world.divisions, input.residence, 'residence')
  const fault = idNumberFault(idNumber, dayInYunnan(now))
  if (fault !== null) faults.unshift({ path: 'idNumber', code: fault })
  if (faults.length > 0) throw invalidFields(...faults)
  const division = input.residence.code.slice(0, townshipDigits)
  await world.transaction(async () => {
    const holder = await Citizen.findOne({ where: sealedAs(Citizen, 'idNumber', idNumber) })
    if (holder === null || holder.id === citizenId) throw new Problem('citizen.nothing_to_recover')
    const [, isNew] = await StaffTask.findOrCreate({
      where: { dedupeKey: `recover-account:${citizenId}:${holder.id}`, doneAt: null },
      defaults: {
        id: newId(),
        kind: 'recover-account',
        division,
        dedupeKey: `recover-account:${citizenId}:${holder.id}`,
        citizenId,
        holderId: holder.id,
        caseId: null,
        createdAt: now,
      },
    })
    if (!isNew) return
    const message = { caseId: null, params: {}, createdAt: now, readAt: null }
    await InboxMessage.bulkCreate([
      { id: newId(), citizenId, template: 'recovery-asked', ...message },
      { id: newId(), citizenId: holder.id, template: 'recovery-warned', ...message },
    ])
  })
  return world.divisions.fullName(division)
}
