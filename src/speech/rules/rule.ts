/**
 * One way of reading. `pattern` is global and sees the whole folded text, so lookaround may use the context.
 * `say` gives the words, or null to let a later rule try.
 */
export interface Rule {
  name: string
  pattern: RegExp
  say(match: RegExpExecArray): string | null
}

export function rule(name: string, pattern: RegExp, say: (...groups: string[]) => string | null): Rule {
  return { name, pattern: new RegExp(pattern.source, 'gu'), say: (match) => say(...match.map((group) => group ?? '')) }
}

/** Not the middle of a longer number or a Latin code. */
export const numberStart = '(?:(?<=p[Hh] ?)|(?<![\\d.A-Za-z]))'
/** A written number: plain, with thousands commas, with decimals. */
export const number = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?'
export const rangeMark = ' ?(?:-|~|—{1,2}|至|到) ?'
