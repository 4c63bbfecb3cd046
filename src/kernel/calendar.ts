import { readdirSync, readFileSync } from 'node:fs'
import { dayInYunnan } from './clock.ts'

/** One year's holidays as they are announced, days as `YYYY-MM-DD` in Yunnan. */
export interface CalendarYear {
  year: number
  /** The announcement. */
  source: string
  /** Days off, both ends included, whatever weekday they are. */
  off: [from: string, to: string][]
  /** Weekends that are worked. */
  worked: string[]
}

/** How long a promise is. Hours run through nights and holidays; working days begin the day after. */
export type Span = { workingDays: number } | { days: number } | { hours: number }

export interface DueDate {
  dueAt: Date
  /** A year beyond the announced calendar was counted Monday to Friday: the date may still move. */
  provisional: boolean
}

export interface Calendar {
  isWorkingDay(day: string): { working: boolean; provisional: boolean }
  /** Working and calendar days end with office hours. */
  after(start: Date, span: Span): DueDate
  /** What is left of a promise, in its own unit; null when its time is over. */
  left(dueAt: Date, now: Date, unit: Span): Span | null
  /** Takes in or replaces a year. */
  announce(year: CalendarYear): void
  years(): CalendarYear[]
}

const officeCloses = '17:30:00+08:00'
const hourMs = 3_600_000
const dayMs = 24 * hourMs

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

export function openCalendar(announced: readonly CalendarYear[]): Calendar {
  const years = new Map(announced.map((year) => [String(year.year), year]))

  const isWorkingDay = (day: string) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const weekend = weekday === 0 || weekday === 6
    const year = years.get(day.slice(0, 4))
    if (year === undefined) return { working: !weekend, provisional: true }
    if (year.worked.includes(day)) return { working: true, provisional: false }
    const off = year.off.some(([from, to]) => day >= from && day <= to)
    return { working: !weekend && !off, provisional: false }
  }

  return {
    isWorkingDay,
    after(start, span) {
      if ('hours' in span) return { dueAt: new Date(start.getTime() + span.hours * hourMs), provisional: false }
      if ('days' in span) {
        const day = dayInYunnan(new Date(start.getTime() + span.days * dayMs))
        return { dueAt: new Date(`${day}T${officeCloses}`), provisional: false }
      }
      let day = dayInYunnan(start)
      let provisional = false
      for (let left = span.workingDays; left > 0; ) {
        day = nextDay(day)
        const info = isWorkingDay(day)
        provisional ||= info.provisional
        if (info.working) left--
      }
      return { dueAt: new Date(`${day}T${officeCloses}`), provisional }
    },
    left(dueAt, now, unit) {
      const ms = dueAt.getTime() - now.getTime()
      if (ms <= 0) return null
      if ('hours' in unit) return { hours: ms / hourMs }
      const last = dayInYunnan(dueAt)
      let count = 0
      for (let day = dayInYunnan(now); day < last; ) {
        day = nextDay(day)
        if ('days' in unit || isWorkingDay(day).working) count++
      }
      return 'days' in unit ? { days: count } : { workingDays: count }
    },
    announce: (year) => void years.set(String(year.year), year),
    years: () => [...years.values()].sort((a, b) => a.year - b.year),
  }
}

/** The years that come with the service: data/calendar/<year>.json. */
export function readAnnouncedYears(folder = new URL('../../data/calendar/', import.meta.url)): CalendarYear[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as CalendarYear)
}
