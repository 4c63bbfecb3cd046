import { Draft } from '../../models/draft.ts'
import { checkAnswers } from '../catalogue/check-answers.ts'
import { type FieldFault, Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import type { CaseWorld } from './case-world.ts'
import { checkContext } from './check-context.ts'

export async function saveDraft(
  world: Pick<CaseWorld, 'clock'>,
  actor: CitizenActor,
  clientKey: string,
  input: { serviceId: string; content: Record<string, unknown> },
): Promise<Draft> {
  const [draft] = await Draft.upsert({
    citizenId: actor.citizenId,
    clientKey,
    ...input,
    updatedAt: world.clock.now(),
  })
  return draft
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
