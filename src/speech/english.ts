import { fold } from './fold.ts'
import { type Span, spanWriter } from './spans.ts'

/** What a voice of English would not say by itself; years, sums, dates and decimals are left to it. */
const rules: [pattern: RegExp, say: (match: RegExpMatchArray) => string | null][] = [
  [/(?<![\w.])\+86[ -]?(1\d\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)/, ([, a, b, c]) => spelled(`+86-${a}${b}${c}`)],
  [/(?<![\w.-])(1[3-9]\d)[ -](\d{4})[ -](\d{4})(?![\w-])/, ([, a, b, c]) => spelled(`${a}${b}${c}`)],
  [/(?<=\b(?:call|dial|ring|phone|or|and|,) )(?:110|119|120|122)(?![\w,.-]*\w)/i, ([digits]) => spelled(digits)],
  [
    /(?<=\b(?:postal code|postcode|code|PIN|window|counter)[: ]{1,2})\d{4,6}(?![\w.,]*\w)/i,
    ([digits]) => spelled(digits),
  ],
  [
    // Identity, telephone and case numbers, hotlines: digit by digit.
    /(?<![\w.-])(?=[A-Z-]*\d)(?:\d{17}[\dXx]|[A-Z]{1,4}-?\d[\dA-Z]*(?:-[\dA-Z]+)*|\+?\d{2,4}(?:-\d{3,8})+|\d{7,}|123\d\d|0\d+)(?![\w]|\.\d|,\d)/,
    ([written]) => (isoDay.test(written) ? null : spelled(written)),
  ],
  [/[¥] ?(-?[\d,]*\d(?:\.\d+)?(?: (?:thousand|million|billion))?)/, ([, sum]) => `${sum} yuan`],
  [/\b(?:RMB|CNY) ?([\d,]*\d(?:\.\d+)?(?: (?:thousand|million|billion))?)/, ([, sum]) => `${sum} yuan`],
  [/(?<![\w./-])([123])\/([234])(?![\w/]|\.\d)/, ([, part = '', whole = '']) => fractions[`${part}/${whole}`] ?? null],
  [/(?<=(?<![\d.,/-])\d{1,4}%?) ?[-~—] ?(?=\d{1,4}(?![\d./-]\d|\d))/, () => ' to '],
  [/[≥≤><±×≈㎡℃]/, ([sign]) => signs[sign] ?? null],
]
const isoDay = /^(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d$/
const fractions: Record<string, string> = {
  '1/2': 'one half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
}
const signs: Record<string, string> = {
  '≥': 'at least ',
  '≤': 'at most ',
  '>': 'more than ',
  '<': 'less than ',
  '±': 'plus or minus ',
  '≈': 'about ',
  '×': ' by ',
  '㎡': ' square metres',
  '℃': ' degrees Celsius',
}

/** English text as it is said, with the map back: numbers that name are spelled, signs are words, all else stays. */
export function normaliseEnglish(text: string): { spoken: string; spans: Span[] } {
  const folded = fold(text)
  const out = spanWriter()
  let at = 0
  while (at < text.length) {
    const found = firstAt(folded, at)
    if (found) {
      out.put(found.length, found.words)
      at += found.length
    } else out.copy(text.charAt(at++))
  }
  return out.result()
}

const sticky = rules.map(([pattern, say]) => ({ pattern: new RegExp(pattern, `${pattern.flags}y`), say }))

function firstAt(text: string, at: number): { length: number; words: string } | null {
  for (const { pattern, say } of sticky) {
    pattern.lastIndex = at
    const match = text.match(pattern)
    const words = match && say(match)
    if (match && words !== null) return { length: match[0].length, words }
  }
  return null
}

function spelled(written: string): string {
  return written
    .split('-')
    .map((part) => [...part].join(' '))
    .join(', ')
}
