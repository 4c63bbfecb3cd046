import { type Period, type RetentionClass, retentionClasses, type TimedClassId } from './classes.ts'
import type { CaseClassId } from './due-cases.ts'

/** How long the classes that end by time are kept here; of cases people are told in years. */
export type Periods = Readonly<Record<TimedClassId, Period> & Record<CaseClassId, { years: number }>>

/** As long as the longest term of files that are not kept for ever (机关文件材料归档范围和文书档案保管期限规定). */
const mostYears = 30
const yearDays = 366
const dayMs = 86_400_000

export class PeriodFault extends Error {
  override name = 'PeriodFault'
}

const timed: readonly RetentionClass[] = retentionClasses.filter(({ period }) => period !== null)

/**
 * The periods with those that are longer here, given as `cases=10,tasks=5` in years. Throws `PeriodFault` for a class that
 * there is not, that may not be longer, or a period that is shorter than the class's own or longer than thirty years.
 */
export function readPeriods(longer = ''): Periods {
  const periods = new Map(timed.map(({ id, period }) => [id, period]))
  for (const part of longer.split(',').filter((each) => each.trim() !== '')) {
    const [, id = '', years = ''] = /^\s*([a-z-]+)=(\d{1,2})\s*$/.exec(part) ?? []
    const known = timed.find((each) => each.id === id)
    if (known?.mayBeLonger !== true) throw new PeriodFault(`${part.trim()}: no class that may be kept longer`)
    const period = { years: Number(years) }
    if (daysOf(period) < daysOf(known.period) || period.years > mostYears)
      throw new PeriodFault(`${part.trim()}: not shorter than the class says, and at most ${mostYears} years`)
    periods.set(id, period)
  }
  return Object.fromEntries(periods) as Periods
}

function daysOf(period: Period | null): number {
  if (period === null) return 0
  return 'years' in period ? period.years * yearDays : period.days
}

/** When what began then is over. */
export function endOf(start: Date, period: Period): Date {
  return shifted(start, period, 1)
}

/** What began before this is over now. */
export function overSince(now: Date, period: Period): Date {
  return shifted(now, period, -1)
}

function shifted(at: Date, period: Period, by: 1 | -1): Date {
  if ('days' in period) return new Date(at.getTime() + by * period.days * dayMs)
  const moved = new Date(at)
  moved.setUTCFullYear(at.getUTCFullYear() + by * period.years)
  return moved
}
