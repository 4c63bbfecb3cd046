import type { Grant } from '../../../../models/grant.ts'
import { dayInWords } from '../../../cases/receipt.ts'
import type { StaffCall } from '../act-call.ts'
import { departmentName } from '../department-name.ts'

/** A day before the instant at which a grant is over: its last one. */
const momentMs = 1

/** What somebody may be, where and for how long, as one sentence. */
export function grantInWords(call: StaffCall, grant: Grant): string {
  const { world, language } = call
  const { role, department, division, validFrom, validTo } = grant
  const day = (at: Date) => dayInWords(at, language)
  const last = (at: Date) => day(new Date(at.getTime() - momentMs))
  const times = {
    from: validFrom ? world.words(language, 'admin:grant.from', { date: day(validFrom) }) : '',
    to: validTo ? world.words(language, 'admin:grant.to', { date: last(validTo) }) : '',
    cover: grant.covers === null ? '' : world.words(language, 'admin:grant.covering'),
  }
  return world.words(language, 'admin:grant.sentence', {
    role: world.words(language, `admin:role.${role}`),
    department: department === null ? world.words(language, 'admin:department.all') : departmentName(call, department),
    place: world.divisions.fullName(division),
    ...times,
  })
}

/** Whether a grant holds at this moment, will hold, or is over. */
export function grantState({ validFrom, validTo }: Grant, now: Date): 'standing' | 'coming' | 'over' {
  if (validTo !== null && validTo <= now) return 'over'
  return validFrom !== null && validFrom > now ? 'coming' : 'standing'
}
