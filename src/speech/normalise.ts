import { fold } from './fold.ts'
import { amountRules } from './rules/amounts.ts'
import { calendarRules } from './rules/calendar.ts'
import { codeRules, nameRules } from './rules/codes.ts'
import { hotlineRules } from './rules/hotlines.ts'
import { needsOf } from './rules/needs.ts'
import { placeRules } from './rules/places.ts'
import { type Rule, rule } from './rules/rule.ts'
import { signRules } from './rules/signs.ts'
import { type Span, spanWriter } from './spans.ts'

const letters = rule('latin letters', /[A-Za-z]+/, (word) => [...word.toUpperCase()].join(' '))

/** At each place the first rule that matches is taken: what names before what counts, so that an ID is never a sum. */
const rules: Rule[] = [
  ...nameRules,
  ...hotlineRules,
  ...calendarRules,
  ...placeRules,
  ...codeRules,
  ...signRules.slice(0, -1),
  ...amountRules,
  letters,
  ...signRules.slice(-1),
]

const pauses = '，。！？；：、'
const pauseOf: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '，',
  ')': '，',
  '.': '。',
  '\n': '。',
  '\r': '。',
  '→': '，',
  '⇒': '，',
  '➔': '，',
  '•': '，',
  '◆': '，',
  '●': '，',
  '■': '，',
}
const han = /^\p{Script=Han}$/u

/** Written Chinese as it is said, with the map back. Pure; the same text always gives the same words. */
export function normalise(text: string): { spoken: string; spans: Span[] } {
  const folded = fold(text)
  const matchAt = ruleMatcher(folded)
  const out = spanWriter()
  let at = 0
  while (at < folded.length) {
    const match = matchAt(at)
    if (match) {
      const afterPause = out.last() === '' || pauses.includes(out.last())
      const words = afterPause ? match.words.replace(/^，/, '') : match.words
      const spaced = /[A-Z]$/.test(out.last()) && /^[A-Z]/.test(words) ? ` ${words}` : words
      out.put(match.length, trimPause(spaced, folded.slice(at + match.length)))
      at += match.length
      continue
    }
    const unit = String.fromCodePoint(folded.codePointAt(at) ?? 0)
    at += unit.length
    const pause = pauses.includes(unit) ? unit : pauseOf[unit]
    if (pause === undefined) {
      if (han.test(unit)) out.copy(text.slice(at - unit.length, at))
      else out.put(unit.length, '')
    } else {
      const silent =
        out.last() === '' || pauses.includes(out.last()) || isWeak(unit, folded.slice(at), folded.charAt(at - 2))
      if (silent) out.put(1, '')
      else if (pause === unit) out.copy(unit)
      else out.put(1, pause)
    }
  }
  return out.result()
}

/** The spoken form alone. */
export function spoken(text: string): string {
  return normalise(text).spoken
}

/** By a sign: the rules that look for it; under undefined those that look for none. Made when something is first said. */
let rulesBySign: Map<string | undefined, number[]> | undefined

function sortBySign(): Map<string | undefined, number[]> {
  const sorted = new Map<string | undefined, number[]>()
  for (const [at, { pattern }] of rules.entries()) {
    for (const sign of needsOf(pattern) ?? [undefined]) sorted.set(sign, [...(sorted.get(sign) ?? []), at])
  }
  return sorted
}

/** Those that may match somewhere in the text, in their order: most match nothing of most texts. */
function rulesFor(text: string): Rule[] {
  rulesBySign ??= sortBySign()
  const isAsked = new Uint8Array(rules.length)
  for (const at of rulesBySign.get(undefined) ?? []) isAsked[at] = 1
  for (const sign of text) for (const at of rulesBySign.get(sign) ?? []) isAsked[at] = 1
  return rules.filter((_, at) => isAsked[at] === 1)
}

/**
 * Finds what to say at a place of the text; places are asked in order. Each rule is searched for ahead and asked again
 * only when the place has come to where it matched.
 */
function ruleMatcher(text: string): (at: number) => { length: number; words: string } | null {
  const asked = rulesFor(text)
  const ahead = asked.map((): RegExpExecArray | null | undefined => undefined)
  const nearest = (i: number, from: number): RegExpExecArray | null => {
    const known = ahead[i]
    if (known === null || (known && known.index >= from)) return known
    const { pattern } = asked[i] as Rule
    pattern.lastIndex = from
    const match = pattern.exec(text)
    ahead[i] = match
    return match
  }
  /** No rule has anything to say before. */
  let soonest = 0
  return (at) => {
    if (at < soonest) return null
    soonest = Number.POSITIVE_INFINITY
    for (let i = 0; i < asked.length; i++) {
      const match = nearest(i, at)
      if (match === null) continue
      const words = match.index === at && match[0] !== '' ? (asked[i] as Rule).say(match) : null
      if (words !== null) {
        soonest = at
        return { length: match[0].length, words }
      }
      soonest = Math.min(soonest, Math.max(match.index, at + 1))
    }
    return null
  }
}

/** Brackets, line ends and dots pause only where no pause follows of itself and something follows at all. */
function isWeak(unit: string, rest: string, before: string): boolean {
  const next = rest.replace(/^[\s"'”’」』】》〉\])}]+/, '')
  if ('()→⇒➔•◆●■'.includes(unit)) return next === '' || /^[，。！？；：、,;:?!.]/.test(next)
  if (unit === '.' && han.test(before) && /^\p{Script=Han}/u.test(rest)) return false
  if (unit === '.') return !/^(?:\s|$|["”’)])/.test(rest)
  return (unit === '\n' || unit === '\r') && next === ''
}

function trimPause(words: string, rest: string): string {
  return /^\s*(?:[，。！？；：、,;:?!]|$)/.test(rest) ? words.replace(/，$/, '') : words
}
