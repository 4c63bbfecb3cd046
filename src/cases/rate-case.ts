import { Case } from '../../models/case.ts'
import { Rating } from '../../models/rating.ts'
import { record as audit } from '../audit/record.ts'
import { Problem } from '../kernel/errors.ts'
import type { CitizenActor } from '../policies/actor.ts'
import { mayCase } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import { openRectification } from './rectify.ts'
import { isRateable } from './workflow.ts'

export interface RatingInput {
  /** 1 very dissatisfied … 5 very satisfied */
  level: number
  tags?: string[] | undefined
  text?: string | undefined
}

/** 国办发〔2019〕51号: the two lowest of five are answered by whoever did the work. */
const worstLevels = 2

/** The citizen's word on the answer: only when there is one, only once. */
export async function rateCase(
  world: Pick<CaseWorld, 'clock' | 'calendar' | 'transaction'>,
  actor: CitizenActor,
  caseId: string,
  input: RatingInput,
): Promise<void> {
  await world.transaction(async () => {
    const record = await Case.findByPk(caseId, { lock: true })
    if (record === null || !mayCase(actor, 'own', record)) throw new Problem('case.not_found')
    if (!isRateable(record.state)) throw new Problem('case.not_completed')
    if ((await Rating.findByPk(caseId)) !== null) throw new Problem('case.already_rated')
    await Rating.create({
      caseId,
      level: input.level,
      tags: input.tags ?? [],
      text: input.text ?? null,
      at: world.clock.now(),
    })
    audit(world, {
      actor,
      action: 'case.rate',
      subject: { kind: 'case', id: caseId },
      division: record.problemDivision,
      details: { level: input.level },
    })
    if (input.level <= worstLevels) await openRectification(world, record)
  })
}
