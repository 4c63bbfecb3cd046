import type { Wizard } from './wizard.ts'

export const applySteps = [
  'whom',
  'applicant',
  'agreement',
  'place',
  'questions',
  'problems',
  'materials',
  'review',
] as const
export type ApplyStep = (typeof applySteps)[number]

/** Only who is helped is asked to agree. */
export function stepsFor({ helper }: Wizard): ApplyStep[] {
  return applySteps.filter((step) => step !== 'agreement' || helper !== null)
}
