import { isCalendarDay } from '../kernel/id-number.ts'
import type { BackSeen, Seen } from './read.ts'
import type { BackField, FieldReading } from './types.ts'
import { check, missing, ok, wordsVerdict } from './verdict.ts'

/** 居民身份证法 art. 5: 5 years under 16, 10 to 25, 20 to 45, long-term from 46. */
const terms = [5, 10, 20]
export const longTerm = 'long-term'
/** The second-generation card was first issued in 2004. */
const firstIssue = '2004-01-01'

export function reconcileBack(seen: BackSeen): Record<BackField, FieldReading> {
  const authority = wordsVerdict(seen.issuingAuthority, (text) => text.replace(/[^\p{Script=Han}]/gu, ''))
  if (authority.value && /公安局(.{1,8}分局)?$/u.test(authority.value))
    authority.evidence = [...authority.evidence, 'pattern']
  return { issuingAuthority: authority, ...periodOf(seen.period) }
}

/**
 * Both dates must be days, and lie exactly one of the law's terms apart: five of the eight digits are then said twice,
 * which is the second piece of evidence.
 */
function periodOf(seen: Seen[]): Record<'validFrom' | 'validTo', FieldReading> {
  for (const { text, reader, confidence } of seen) {
    const [from, to] = daysIn(text)
    if (!from || !to || !isTerm(from, to)) continue
    const evidence = [`reader:${reader}`, 'period']
    return { validFrom: ok(from, confidence, ...evidence), validTo: ok(to, confidence, ...evidence) }
  }
  const unlimited = seen.find(({ text }) => /[长期]/.test(text))
  const best = seen.find(({ text }) => daysIn(text)[0])
  if (!best) {
    return { validFrom: missing, validTo: unlimited ? check(longTerm, 0.6, `reader:${unlimited.reader}`) : missing }
  }
  const [from, to] = daysIn(best.text)
  const reader = `reader:${best.reader}`
  const validFrom = from ? check(from, best.confidence, reader) : missing
  if (unlimited?.text.endsWith('长期')) {
    return { validFrom, validTo: ok(longTerm, unlimited.confidence, reader, 'closed-list') }
  }
  return { validFrom, validTo: to ? check(to, Math.min(0.5, best.confidence), reader, 'period-unusual') : missing }
}

function daysIn(text: string): string[] {
  const digits = text.replace(/\D/g, '')
  if (digits.length !== 16 && digits.length !== 8) return []
  const days = (digits.match(/\d{8}/g) ?? []).map((each) => `${each.slice(0, 4)}-${each.slice(4, 6)}-${each.slice(6)}`)
  return days.every((day) => isCalendarDay(day) && day >= firstIssue) ? days : []
}

function isTerm(from: string, to: string): boolean {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  const leapDay = from.endsWith('02-29') && (to.endsWith('02-28') || to.endsWith('03-01'))
  return terms.includes(years) && (from.slice(4) === to.slice(4) || leapDay)
}
