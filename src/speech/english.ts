import { fold } from './fold.ts'
import { type Span, spanWriter } from './spans.ts'

/** Identity, telephone and case numbers, hotlines: digit by digit; years, sums and dates are left to the voice. */
const code =
  /(?<![\w.])(?=[A-Z-]*\d)(?:\d{17}[\dXx]|[A-Z]{1,4}-?\d[\dA-Z]*(?:-[\dA-Z]+)*|\+?\d{2,4}(?:-\d{3,8})+|\d{7,}|123\d\d|0\d+)(?![\w]|\.\d|,\d)/g
const isoDay = /^(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d$/

/** English text as it is said, with the map back: numbers that name are spelled, all else stays. */
export function normaliseEnglish(text: string): { spoken: string; spans: Span[] } {
  const out = spanWriter()
  let at = 0
  const copyTo = (end: number) => {
    for (; at < end; at++) out.copy(text.charAt(at))
  }
  for (const { 0: written, index } of fold(text).matchAll(code)) {
    if (isoDay.test(written)) continue
    copyTo(index)
    out.put(written.length, spelled(written))
    at += written.length
  }
  copyTo(text.length)
  return out.result()
}

function spelled(written: string): string {
  return written
    .split('-')
    .map((part) => [...part].join(' '))
    .join(', ')
}
