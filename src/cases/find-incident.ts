import type { Case } from '../../models/case.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayStep } from '../policies/may.ts'
import { positionOf } from './case-progress.ts'
import type { CaseWorld } from './case-world.ts'
import { alikeOf, findSimilarForStaff } from './find-similar.ts'
import { bucketOf, transitionsFrom } from './workflow.ts'

/** Open cases that look like this one, at the same office: what may be one incident. */
export async function findIncident(actor: StaffActor, record: Case): Promise<Case[]> {
  const { items } = await findSimilarForStaff(actor, record, alikeOf(record))
  return items.filter(({ officeId }) => officeId === record.officeId)
}

/** Those of them that this member of staff may merge into it; none where it is closed itself. */
export async function findMergeable(
  { catalogue }: Pick<CaseWorld, 'catalogue'>,
  actor: StaffActor,
  record: Case,
): Promise<Case[]> {
  if (bucketOf(record.state) === 'completed') return []
  const merges = (each: Case) =>
    transitionsFrom(positionOf(catalogue, each)).some(
      ({ action, who }) => action === 'merge' && mayStep(actor, who, each),
    )
  return (await findIncident(actor, record)).filter(merges)
}
