import type { Case } from '../../../models/case.ts'
import { classOfCase } from './due-cases.ts'
import { endOf, type Periods } from './periods.ts'

/** When a done case is emptied if nothing is under way about it then; null of an open one. */
export function keptUntil(
  { periods }: { periods: Periods },
  { state, completedAt }: Pick<Case, 'state' | 'completedAt'>,
): Date | null {
  return completedAt === null ? null : endOf(completedAt, periods[classOfCase(state)])
}
