import { dayInYunnan } from '../../../../kernel/clock.ts'
import { invalidFields } from '../../../../kernel/errors.ts'

/** As the standard has it: no list spans more. */
const mostDays = 90
const dayMs = 86_400_000

interface Asked {
  start_date?: string | undefined
  end_date?: string | undefined
  service_request_id?: string | undefined
}

/** Days from first to last; the last 90 when nothing is told, 90 from the one that is. Throws `request.invalid`. */
export function daysOf(
  { start_date: start, end_date: end, service_request_id: ids }: Asked,
  now: Date,
): { from?: string; to?: string } {
  // Whoever names the reports needs no window.
  if (ids !== undefined && start === undefined && end === undefined) return {}
  const span = (mostDays - 1) * dayMs
  const last = end !== undefined ? new Date(end) : start !== undefined ? new Date(+new Date(start) + span) : now
  const first = start !== undefined ? new Date(start) : new Date(+last - span)
  if (first > last) throw invalidFields({ path: 'end_date', code: 'field.date_order' })
  if (+last - +first > mostDays * dayMs)
    throw invalidFields({ path: 'start_date', code: 'field.too_big', params: { bound: mostDays } })
  return { from: dayInYunnan(first), to: dayInYunnan(last) }
}
