import { Op } from 'sequelize'
import { Access } from '../../models/access.ts'
import type { Case } from '../../models/case.ts'
import { Office } from '../../models/office.ts'
import { record as audit } from '../audit/record.ts'
import { newId } from '../kernel/ids.ts'
import type { StaffActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'

type LookingWorld = Pick<CaseWorld, 'clock' | 'words' | 'transaction'>

/** Going back and forth in one case is one look at it. */
const sameLookMs = 10 * 60_000

interface Look {
  action: 'open' | 'reveal'
  field: string | null
  purpose: string | null
}

/** That somebody opened a case. */
export async function recordOpening(world: LookingWorld, actor: StaffActor, record: Case): Promise<void> {
  await recordLook(world, actor, record, { action: 'open', field: null, purpose: null })
}

/** What somebody saw, once for one look. */
export async function recordLook(world: LookingWorld, actor: StaffActor, record: Case, look: Look): Promise<void> {
  const since = new Date(world.clock.now().getTime() - sameLookMs)
  const { action, field } = look
  const same = { caseId: record.id, staffId: actor.staffId, action, field }
  const known = await Access.findOne({ where: { ...same, at: { [Op.gt]: since } } })
  if (known === null) await recordAccess(world, actor, record, look)
}

/** The office that somebody looks from is what the citizen learns; who it was stays with the auditor. */
export async function recordAccess(world: LookingWorld, actor: StaffActor, record: Case, look: Look): Promise<void> {
  const id = newId()
  await world.transaction(async () => {
    await Access.create({
      id,
      caseId: record.id,
      staffId: actor.staffId,
      officeName: await officeNameOf(world, actor, record),
      ...look,
      at: world.clock.now(),
    })
    audit(world, {
      actor,
      action: `case.${look.action === 'open' ? 'look' : 'reveal'}`,
      subject: { kind: 'case', id: record.id },
      division: record.problemDivision,
      details: { access: id, field: look.field, minor: record.aboutMinor },
    })
  })
}

async function officeNameOf({ words }: Pick<CaseWorld, 'words'>, actor: StaffActor, record: Case): Promise<string> {
  const there = actor.grants.filter(
    ({ division }) => record.problemDivision.startsWith(division) || record.officeDivision.startsWith(division),
  )
  // Whoever calls on people for all departments may be of another one.
  const grant =
    there.find(
      ({ department }) =>
        department === null || department === record.department || record.alsoDepartments.includes(department),
    ) ?? there[0]
  if (grant?.role === 'dispatcher') {
    return words('zh-CN', grant.division.length > 2 ? 'cases:role.platform-office' : 'cases:role.dispatcher')
  }
  const office =
    grant &&
    (await Office.findOne({
      where: { department: grant.department ?? record.department, division: grant.division },
    }))
  return office?.name ?? words('zh-CN', `cases:role.${grant?.role ?? 'village-worker'}`)
}
