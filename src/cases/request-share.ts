import { QueryTypes, type Sequelize } from 'sequelize'
import { Case } from '../../models/case.ts'
import { RegistryList } from '../../models/registry-list.ts'
import { ShareRequest } from '../../models/share-request.ts'
import { record as audit } from '../audit/record.ts'
import { invalidFields, Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { type BlindIndex, personIndex, type Registry } from './registries.ts'

type SharingWorld = Pick<CaseWorld, 'clock' | 'transaction' | 'divisions'> & {
  sequelize: Sequelize
  blindIndex: BlindIndex
}

/**
 * Asks whether the applicant of a case stands in the list of another registry, exactly by number and name. Only for who
 * works on the case; who asked, when and why is written down with the answer. Throws `case.not_found`, `auth.forbidden`.
 */
export async function requestShare(
  world: SharingWorld,
  actor: StaffActor,
  caseId: string,
  { registry, purpose }: { registry: Registry; purpose: string },
): Promise<void> {
  const why = purpose.trim()
  if (why === '') throw invalidFields({ path: 'purpose', code: 'field.required' })
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId)
    if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
    if (!mayAskRegistries(actor, record)) throw new Problem('auth.forbidden')
    const list = await listFor(world, record, registry)
    const matched = list !== null && (await holds(world, list, record))
    const id = newId()
    await ShareRequest.create({
      id,
      caseId,
      staffId: actor.staffId,
      registry,
      purpose: why,
      result: list === null ? 'no-list' : matched ? 'matched' : 'not-matched',
      listDivision: list?.division ?? null,
      asOf: list?.asOf ?? null,
      at: world.clock.now(),
    })
    audit(world, {
      actor,
      action: 'share.request',
      subject: { kind: 'case', id: caseId },
      division: record.problemDivision,
      details: { registry, request: id },
    })
  })
}

/** Who works on the case; where it is about a child its applicant is known by leave alone. */
export function mayAskRegistries(actor: StaffActor, record: Case): boolean {
  return mayCase(actor, 'work', record) && (!record.aboutMinor || mayCase(actor, 'read-reporter', record))
}

/** The nearest list that covers the applicant's home. */
async function listFor(
  { divisions }: SharingWorld,
  { residence }: Case,
  registry: Registry,
): Promise<RegistryList | null> {
  const places = divisions.path(residence.code).map(({ code }) => code)
  const lists = await RegistryList.findAll({ where: { registry, division: places } })
  return lists.toSorted((a, b) => b.division.length - a.division.length)[0] ?? null
}

async function holds(
  { sequelize, blindIndex }: SharingWorld,
  list: RegistryList,
  { applicant }: Case,
): Promise<boolean> {
  const found = await sequelize.query('SELECT 1 FROM registry_people WHERE list_id = $1 AND person_index = $2', {
    bind: [list.id, personIndex(blindIndex, applicant)],
    type: QueryTypes.SELECT,
  })
  return found.length > 0
}

/** What was asked about a case, the first first, for who works on it or watches over it. */
export async function findShareRequests(actor: StaffActor, caseId: string): Promise<ShareRequest[]> {
  const record = await Case.findByPk(caseId)
  if (record === null || !mayCase(actor, 'read', record)) throw new Problem('case.not_found')
  return ShareRequest.findAll({ where: { caseId }, include: ['staff'], order: [['at', 'ASC']] })
}
