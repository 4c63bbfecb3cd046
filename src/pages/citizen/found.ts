import { type AgreementInput, foundWays } from '../../cases/case-parts.ts'
import type { Wizard } from './wizard.ts'

/** How and why staff file before they were asked, as a filing takes it; undefined while it is not told. */
export function foundOf({ found }: Pick<Wizard, 'found'>): Extract<AgreementInput, { kind: 'found' }> | undefined {
  const how = foundWays.find((way) => way === found?.how)
  return found === null || how === undefined ? undefined : { kind: 'found', how, reason: found.reason }
}
