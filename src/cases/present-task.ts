import type { StaffTask } from '../../models/staff-task.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

/** Whom to see in person, and where; who it is stands in the case. */
export function presentTask(
  world: Pick<CaseWorld, 'words' | 'divisions'>,
  { id, kind, division, caseId, createdAt }: StaffTask,
  language: Language,
) {
  const text = world.words(language, `cases:task.${kind}`, { place: world.divisions.fullName(division) })
  return { id, kind, division, caseId, createdAt: isoInYunnan(createdAt), ...say(text, language) }
}
