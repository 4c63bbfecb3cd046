import { polyphoneContexts } from './polyphone-contexts.ts'

const compiled = new Map(
  Object.entries(polyphoneContexts).map(([sign, list]) => [
    sign,
    list.map(([reading, pattern]) => ({ reading, pattern: new RegExp(pattern, 'yu') })),
  ]),
)

/** The reading that its neighbours give the character at `at`, or undefined. */
export function readingInContext(spoken: string, at: number): string | undefined {
  for (const { reading, pattern } of compiled.get(spoken.charAt(at)) ?? []) {
    pattern.lastIndex = at
    if (pattern.test(spoken)) return reading
  }
  return undefined
}
