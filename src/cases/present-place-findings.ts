import type { PlaceFinding } from '../divisions/compare-places.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { CaseWorld } from './case-world.ts'

/** What does not fit together about the places of a filing, in plain words: told, never held against anybody. */
export function presentPlaceFindings(
  { words, divisions }: Pick<CaseWorld, 'words' | 'divisions'>,
  problem: string,
  findings: readonly PlaceFinding[],
  language: Language,
) {
  const chosen = divisions.fullName(problem.slice(0, 6))
  return findings.map(({ code, other }) => {
    const text = words(language, `cases:place.${code}`, { chosen, other: divisions.fullName(other) })
    return { code, ...say(text, language) }
  })
}
