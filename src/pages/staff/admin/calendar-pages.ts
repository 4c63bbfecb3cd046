import type Router from '@koa/router'
import { announceYear, checkYear } from '../../../cases/announce-year.ts'
import { dayInWords } from '../../../cases/receipt.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { calendarYear } from '../../../http/routes/admin/calendar.ts'
import { validate } from '../../../http/validate.ts'
import type { CalendarYear } from '../../../kernel/calendar.ts'
import { mayKeepCalendar, seesSettings } from '../../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'
import { meantYear, type TypedYear } from './typed-year.ts'

const path = '/staff/admin/calendar'

/** The years that working days are counted by: to look at, and to take in the next. */
export function calendarPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path,
    access: 'staff',
    allow: seesSettings,
    handle: (call) => showYears(call, { moved: movedOf(call) }),
  })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    allow: mayKeepCalendar,
    async handle(call) {
      const { world, actor, form, redirect } = call
      const typed: TypedYear = {
        year: form.value('year'),
        source: form.value('source'),
        off: form.value('off'),
        worked: form.value('worked'),
      }
      try {
        if (form.value('step') === 'change') return await showYears(call, { typed })
        const year = validate(calendarYear, meantYear(typed))
        checkYear(year)
        if (form.value('step') !== 'sure') return await showYears(call, { typed, asked: inWords(call, year) })
        redirect(`${path}?moved=${await announceYear(world, actor, year)}`)
      } catch (error) {
        await showYears(call, { typed, problem: problemForForm(call, error) })
      }
    },
  })
}

function movedOf({ ctx }: StaffCall): number | undefined {
  return /^\d{1,6}$/.test(String(ctx.query['moved'] ?? '')) ? Number(ctx.query['moved']) : undefined
}

async function showYears(call: StaffCall, extra: Record<string, unknown>): Promise<void> {
  const { world, actor, show } = call
  const years = world.calendar.years().toReversed()
  await show('staff/admin/calendar.njk', {
    years: years.map((year) => inWords(call, year)),
    mayKeep: mayKeepCalendar(actor),
    ...extra,
  })
}

function inWords({ language, world }: StaffCall, { year, source, off, worked }: CalendarYear) {
  const day = (text: string) => dayInWords(new Date(`${text}T12:00:00+08:00`), language)
  return {
    year,
    source,
    known: world.calendar.years().some((each) => each.year === year),
    off: off.map(([from, to]) =>
      from === to ? day(from) : world.words(language, 'staff:calendar.range', { from: day(from), to: day(to) }),
    ),
    worked: worked.map(day),
  }
}
