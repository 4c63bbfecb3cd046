import { isCalendarDay } from '../kernel/id-number.ts'
import type { AddressBook } from './ports.ts'
import type { BackSeen, Seen } from './read.ts'
import { reconcileAuthority } from './reconcile-address.ts'
import type { BackField, FieldReading } from './types.ts'
import { check, missing, ok } from './verdict.ts'

/** 居民身份证法 art. 5: 5 years under 16, 10 to 25, 20 to 45, long-term from 46. */
const terms = [5, 10, 20]
export const longTerm = 'long-term'
/** The second-generation card was first issued in 2004. */
const firstIssue = '2004-01-01'

export function reconcileBack(seen: BackSeen, book: AddressBook | null): Record<BackField, FieldReading> {
  return { issuingAuthority: reconcileAuthority(seen.issuingAuthority, book), ...periodOf(seen.period) }
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
  const validFrom = from ? beginning(from, seen, check(from, best.confidence, reader)) : missing
  if (unlimited?.text.endsWith('长期')) {
    return { validFrom, validTo: ok(longTerm, unlimited.confidence, reader, 'closed-list') }
  }
  return { validFrom, validTo: to ? check(to, Math.min(0.5, best.confidence), reader, 'period-unusual') : missing }
}

/** Without an end that proves it, the first day stands on two readers that both saw it, and none that saw another. */
function beginning(day: string, seen: Seen[], single: FieldReading): FieldReading {
  const days = seen.flatMap(({ text, reader }) =>
    daysIn(text)
      .slice(0, 1)
      .map((each) => ({ each, reader })),
  )
  const readers = [...new Set(days.filter(({ each }) => each === day).map(({ reader }) => `reader:${reader}`))]
  const disputed = days.some(({ each }) => each !== day)
  return readers.length > 1 && !disputed ? ok(day, 0.96, ...readers, 'readers-agree') : single
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
