import type { CheckContext } from '../catalogue/check-entry.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import type { CaseWorld } from './case-world.ts'

/** What the checks of answers ask: today's date, and whether a division code exists. */
export function checkContext({ clock, divisions }: Pick<CaseWorld, 'clock' | 'divisions'>): CheckContext {
  return { today: dayInYunnan(clock.now()), isDivision: (code) => divisions.get(code) !== undefined }
}
