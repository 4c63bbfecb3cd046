import type { Language } from '../kernel/words.ts'
import type { Referral } from './case-parts.ts'
import type { CaseWorld } from './case-world.ts'

/** What somebody was referred to: what it is, whose, where, and whom to call. */
export function referralSentence(
  world: Pick<CaseWorld, 'words' | 'divisions'>,
  referral: Referral,
  language: Language,
): string {
  const { kind, title, by, phone } = referral
  return world.words(language, `cases:referral.${kind}`, { title, by, phone, place: placeOf(world, referral) })
}

export function presentReferral(world: Pick<CaseWorld, 'divisions'>, referral: Referral) {
  const { kind, id, title, by, phone } = referral
  return { kind, id, title, by, place: placeOf(world, referral), phone }
}

function placeOf({ divisions }: Pick<CaseWorld, 'divisions'>, { division, address }: Referral): string {
  return `${divisions.fullName(division)}${address}`
}
