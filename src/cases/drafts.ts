import { Citizen } from '../../models/citizen.ts'
import { Draft } from '../../models/draft.ts'
import { checkAnswers } from '../catalogue/check-answers.ts'
import { type FieldFault, Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import { checkContext } from './check-context.ts'

/** Fourteen services, some begun twice; more is a client that never cleans up. */
const mostDrafts = 30

/** Keeps a form under the client's own key, until it is dropped or filed: no draft ends by time. Throws `draft.too_many`. */
export async function saveDraft(
  world: Pick<CaseWorld, 'clock' | 'transaction'>,
  actor: CitizenActor,
  clientKey: string,
  input: { serviceId: string; content: Record<string, unknown> },
): Promise<Draft> {
  const { citizenId } = actor
  return world.transaction(async () => {
    await Citizen.findByPk(citizenId, { rejectOnEmpty: true, lock: true })
    const isNew = (await findDraft(actor, clientKey)) === null
    if (isNew && (await Draft.count({ where: { citizenId } })) >= mostDrafts) {
      throw new Problem('draft.too_many', { params: { bound: mostDrafts } })
    }
    const [draft] = await Draft.upsert({ citizenId, clientKey, ...input, updatedAt: world.clock.now() })
    return draft
  })
}

export function findDrafts(actor: CitizenActor): Promise<Draft[]> {
  return Draft.findAll({ where: { citizenId: actor.citizenId }, order: [['updatedAt', 'DESC']] })
}

export function findDraft(actor: CitizenActor, clientKey: string): Promise<Draft | null> {
  return Draft.findOne({ where: { citizenId: actor.citizenId, clientKey } })
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
