import type { Warning, WarningCode } from './types.ts'

/** Said otherwise of a field than of the whole photo. */
const ownWords: WarningCode[] = ['blur', 'occluded']

/** Where a warning's words stand in `card`; they may name `{{field}}`. */
export function warningKey({ code, field }: Warning): string {
  return field !== null && ownWords.includes(code) ? `warning.${code}.field` : `warning.${code}`
}
