import type { CalendarYear } from '../../../kernel/calendar.ts'

/** Days off and worked weekends as somebody copies them from the announcement, one a line. */
export interface TypedYear {
  year: string
  source: string
  off: string
  worked: string
}

/**
 * What was typed as the API would be told it: `10月1日至7日`, `10-1 10-7`, `2027-10-01 – 2027-10-07`, or one day. A line
 * that is no day stays as it is, for the check to say which.
 */
export function meantYear({ year, source, off, worked }: TypedYear): { [K in keyof CalendarYear]: unknown } {
  const number = Number(year.normalize('NFKC').trim())
  return {
    year: Number.isInteger(number) ? number : year,
    source,
    off: linesOf(off).map((line) => rangeOf(line, number) ?? [line, line]),
    worked: linesOf(worked).map((line) => rangeOf(line, number)?.[0] ?? line),
  }
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[\n;；、]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The numbers of a line: month and day, or year, month and day, then perhaps the same of the last day, or its day alone. */
function rangeOf(line: string, year: number): [string, string] | undefined {
  const numbers = (line.replace(/\([^)]*\)/g, '').match(/\d+/g) ?? []).map(Number)
  const own = numbers.filter((each) => each !== year)
  const [month, day, second, third] = own
  if (month === undefined || day === undefined || own.length > 4) return undefined
  const from = dayOf(year, month, day)
  if (second === undefined) return [from, from]
  return [from, third === undefined ? dayOf(year, month, second) : dayOf(year, second, third)]
}

function dayOf(year: number, month: number, day: number): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
