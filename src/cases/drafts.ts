import { Citizen } from '../../models/citizen.ts'
import { Draft } from '../../models/draft.ts'
import { Staff } from '../../models/staff.ts'
import { checkAnswers } from '../catalogue/check-answers.ts'
import { type FieldFault, Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { CitizenActor, StaffActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import { checkContext } from './check-context.ts'

/** Fourteen services, some begun twice; more is a client that never cleans up. */
const mostDrafts = 30

type Owner = CitizenActor | StaffActor

/** Whose drafts, as a condition. */
function ofOwner(actor: Owner): { citizenId: string } | { staffId: string } {
  return actor.kind === 'citizen' ? { citizenId: actor.citizenId } : { staffId: actor.staffId }
}

/** Keeps a form under the client's own key, until it is dropped or filed, or nothing was changed for half a year. Throws `draft.too_many`. */
export async function saveDraft(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: Owner,
  clientKey: string,
  input: { serviceId: string; content: Record<string, unknown> },
): Promise<Draft> {
  return world.transaction(async () => {
    if (actor.kind === 'citizen') await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true, lock: true })
    else await Staff.findByPk(actor.staffId, { rejectOnEmpty: true, lock: true })
    const known = await findDraft(actor, clientKey)
    const content = { ...input, updatedAt: world.clock.now() }
    if (known !== null) return known.update(content)
    if ((await Draft.count({ where: ofOwner(actor) })) >= mostDrafts) {
      throw new Problem('draft.too_many', { params: { bound: mostDrafts } })
    }
    return Draft.create({ id: newId(), ...ofOwner(actor), clientKey, ...content })
  })
}

export function findDrafts(actor: Owner): Promise<Draft[]> {
  return Draft.findAll({ where: ofOwner(actor), order: [['updatedAt', 'DESC']] })
}

export function findDraft(actor: Owner, clientKey: string): Promise<Draft | null> {
  return Draft.findOne({ where: { ...ofOwner(actor), clientKey } })
}

export async function dropDraft(actor: CitizenActor, clientKey: string): Promise<void> {
  const dropped = await Draft.destroy({ where: { citizenId: actor.citizenId, clientKey } })
  if (dropped === 0) throw new Problem('draft.not_found')
}

/** What filing would say of the answers that a draft holds under `answers`; nothing when it holds none. */
export function draftFaults(
  world: Pick<CaseWorld, 'catalogue' | 'clock' | 'divisions'>,
  { serviceId, content }: Draft,
): FieldFault[] {
  if (content['answers'] === undefined) return []
  return checkAnswers(serviceId, world.catalogue.form(serviceId), content['answers'], checkContext(world)).faults
}
