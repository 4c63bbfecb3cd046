import { Op, type WhereOptions } from 'sequelize'
import { CalendarYearRow } from '../../models/calendar-year.ts'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { record as audit } from '../audit/record.ts'
import type { CalendarYear } from '../kernel/calendar.ts'
import { isoInYunnan } from '../kernel/clock.ts'
import { type FieldFault, invalidFields, Problem } from '../kernel/errors.ts'
import { sm3 } from '../kernel/sm3.ts'
import type { StaffActor } from '../policies/actor.ts'
import { mayKeepCalendar } from '../policies/may.ts'
import type { CaseWorld } from './case-world.ts'
import type { NewsWorld } from './plan-news.ts'
import { recordEvent } from './record-event.ts'
import { counted } from './run-clocks.ts'

type AnnouncingWorld = NewsWorld & Pick<CaseWorld, 'calendar' | 'transaction'>

/**
 * Takes in a year's holidays. Every running promise that was counted beyond the calendar is counted again; where a date
 * moves, the case and its citizen are told. Returns how many moved. Throws `auth.forbidden`, `request.invalid`.
 */
export async function announceYear(world: AnnouncingWorld, actor: StaffActor, year: CalendarYear): Promise<number> {
  if (!mayKeepCalendar(actor)) throw new Problem('auth.forbidden')
  checkYear(year)
  const row = { year: year.year, content: year, staffId: actor.staffId, loadedAt: world.clock.now() }
  await world.transaction(async () => {
    await CalendarYearRow.upsert(row)
    audit(world, {
      actor,
      action: 'calendar.announce',
      subject: { kind: 'year', id: String(year.year) },
      details: { content: sm3(JSON.stringify(year)) },
    })
  })
  world.calendar.announce(year)
  return countProvisional(world, actor)
}

/**
 * Counts again what a process promised before it knew of a year that another had taken in. Returns how many dates moved.
 */
export async function recountLate(world: AnnouncingWorld): Promise<number> {
  const last = Math.max(...world.calendar.years().map(({ year }) => year))
  return countProvisional(world, 'system', { dueAt: { [Op.lt]: new Date(`${last + 1}-01-01T00:00:00+08:00`) } })
}

async function countProvisional(
  world: AnnouncingWorld,
  actor: StaffActor | 'system',
  due: WhereOptions<CaseClock> = {},
): Promise<number> {
  const open = await CaseClock.findAll({
    where: { provisional: true, stoppedAt: null, pausedAt: null, countedFrom: { [Op.not]: null }, ...due },
  })
  let moved = 0
  for (const { caseId, kind } of open) {
    await world.transaction(async () => {
      if (await countAgain(world, actor, caseId, kind)) moved++
    })
  }
  return moved
}

/** Days of the year, ranges in order, worked days at weekends. Throws `request.invalid`. */
export function checkYear(year: CalendarYear): void {
  const faults = faultsOf(year)
  if (faults.length > 0) throw invalidFields(...faults)
}

/** The years that were loaded here, into a calendar that has just been opened or may be behind. */
export async function refreshCalendar({ calendar }: Pick<CaseWorld, 'calendar'>): Promise<void> {
  for (const { content } of await CalendarYearRow.findAll()) calendar.announce(content)
}

async function countAgain(
  world: AnnouncingWorld,
  actor: StaffActor | 'system',
  caseId: string,
  kind: string,
): Promise<boolean> {
  const record = await Case.findByPk(caseId, { lock: true, rejectOnEmpty: true })
  const clock = await CaseClock.findOne({ where: { caseId, kind, stoppedAt: null, pausedAt: null } })
  if (!clock?.countedFrom || !clock.countedSpan) return false
  const due = counted(world, clock.countedFrom, clock.countedSpan)
  const moves = due.dueAt.getTime() !== clock.dueAt.getTime()
  await clock.update(due)
  if (!moves) return false
  await record.update({ version: record.version + 1, updatedAt: world.clock.now() })
  const detail = { clock: kind, until: isoInYunnan(due.dueAt) }
  await recordEvent(world, record, { actor, action: 'recount', from: record.state, note: null, detail })
  return true
}

function faultsOf({ year, off, worked }: CalendarYear): FieldFault[] {
  const inYear = (day: string) => day.startsWith(`${year}-`) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
  const ranges = off.flatMap(([from, to], index): FieldFault[] =>
    inYear(from) && inYear(to) && from <= to ? [] : [{ path: `off.${index}`, code: 'field.format' }],
  )
  const days = worked.flatMap((day, index): FieldFault[] => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return inYear(day) && (weekday === 0 || weekday === 6) ? [] : [{ path: `worked.${index}`, code: 'field.format' }]
  })
  return [...ranges, ...days]
}
