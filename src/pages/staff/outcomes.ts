import type { Outcome } from '../../cases/take-step-with-many.ts'
import { describeProblem } from '../../http/problem.ts'
import type { PostedForm } from '../posted-form.ts'
import type { StaffCall } from './act-call.ts'

/** Ticked boxes are called by case and the version that was seen. */
export function chosenCases(form: PostedForm): { id: string; version: number }[] {
  return form.values('chosen').map((value) => {
    const [id = '', version = ''] = value.split('.')
    return { id, version: Number.parseInt(version, 10) || 0 }
  })
}

/** What became of each of several cases: done, or why not. */
export async function showOutcomes(
  { world, language, show }: StaffCall,
  outcomes: Outcome[],
  { back, done }: { back: string; done: 'accepted' | 'merged' },
): Promise<void> {
  const rows = outcomes.map(({ id, caseNumber, problem }) => ({
    id,
    caseNumber: caseNumber || world.words(language, 'staff:outcome.unknown'),
    known: caseNumber !== '',
    text: problem
      ? describeProblem(problem, world.words, language).detail
      : world.words(language, `staff:outcome.${done}`),
    failed: problem !== null,
  }))
  const failed = rows.filter((row) => row.failed).length
  await show('staff/outcomes.njk', { rows, back, done, count: rows.length - failed, failed })
}
