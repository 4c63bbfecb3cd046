import { dayInYunnan } from './clock.ts'

interface YearCalendar {
  /** Days off that are not a plain weekend, and weekends within a holiday. */
  off: [from: string, to: string][]
  /** Weekends that are worked. */
  worked: string[]
}

/** Announced holidays by year. 2026: General Office of the State Council, 2025-11-04. */
const announced: Record<string, YearCalendar> = {
  '2026': {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}

const officeCloses = '17:30:00+08:00'
const dayMs = 86_400_000

export interface DueDate {
  dueAt: Date
  /** A year beyond the announced calendar was counted Monday to Friday: the date may still move. */
  provisional: boolean
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

export function isWorkingDay(day: string): { working: boolean; provisional: boolean } {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  const year = announced[day.slice(0, 4)]
  if (year === undefined) return { working: !weekend, provisional: true }
  if (year.worked.includes(day)) return { working: true, provisional: false }
  const off = year.off.some(([from, to]) => day >= from && day <= to)
  return { working: !weekend && !off, provisional: false }
}

/** The end of office hours of the nth working day, counted from the day after `start`. */
export function afterWorkingDays(start: Date, days: number): DueDate {
  let day = dayInYunnan(start)
  let provisional = false
  for (let left = days; left > 0; ) {
    day = nextDay(day)
    const info = isWorkingDay(day)
    provisional ||= info.provisional
    if (info.working) left--
  }
  return { dueAt: new Date(`${day}T${officeCloses}`), provisional }
}

/** The end of office hours, `days` calendar days later. */
export function afterCalendarDays(start: Date, days: number): DueDate {
  const day = dayInYunnan(new Date(start.getTime() + days * dayMs))
  return { dueAt: new Date(`${day}T${officeCloses}`), provisional: false }
}

/** Emergencies count by the hour, holidays or not. */
export function afterHours(start: Date, hours: number): DueDate {
  return { dueAt: new Date(start.getTime() + hours * 3_600_000), provisional: false }
}
