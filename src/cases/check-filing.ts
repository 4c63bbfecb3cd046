import type { Service } from '../catalogue/types.ts'
import type { Divisions } from '../divisions/divisions.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { idNumberFault, isCalendarDay, normaliseIdNumber } from '../kernel/id-number.ts'
import { isMobile, tidyPhone } from '../kernel/phone.ts'
import type { Applicant, Helper, Residence, Visit } from './case-parts.ts'

/** Han (with its rare extensions), the dot of minority names in its spellings, letters of foreign names. */
const namePattern = /^[\p{Script=Han}\p{Letter}][\p{Script=Han}\p{Letter}·•・. '-]{0,58}[\p{Script=Han}\p{Letter}]$/u
const yunnan = '53'
const villageDigits = 12

/** What people type, as it is meant: full-width digits, spaces in a number, a country code, another dot. */
export function tidyApplicant(input: Applicant): Applicant {
  return {
    name: tidyName(input.name),
    idNumber: normaliseIdNumber(input.idNumber),
    phone: tidyPhone(input.phone),
  }
}

export function tidyHelper(input: Helper): Helper {
  return { ...input, name: tidyName(input.name), phone: tidyPhone(input.phone) }
}

function tidyName(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[•・．.‧]/g, '·')
}

export function applicantFaults(person: Applicant, today: string, prefix: string): FieldFault[] {
  const at = (field: string) => (prefix === '' ? field : `${prefix}.${field}`)
  const codes = {
    name: namePattern.test(person.name) ? null : ('field.name' as const),
    idNumber: idNumberFault(person.idNumber, today),
    phone: isMobile(person.phone) ? null : ('field.phone' as const),
  }
  return (['name', 'idNumber', 'phone'] as const).flatMap((field): FieldFault[] => {
    const code = person[field] === '' ? 'field.required' : codes[field]
    return code === null ? [] : [{ path: at(field), code }]
  })
}

/** Whoever files for somebody else is called back like them. */
export function helperFaults(helper: Helper | undefined): FieldFault[] {
  if (helper === undefined) return [{ path: 'helper.name', code: 'field.helper_missing' }]
  const faults: FieldFault[] = []
  if (!namePattern.test(helper.name)) faults.push({ path: 'helper.name', code: 'field.name' })
  if (!isMobile(helper.phone)) faults.push({ path: 'helper.phone', code: 'field.phone' })
  return faults
}

/** A home may be anywhere in China, known at least to its county. */
export function residenceFaults(
  divisions: Pick<Divisions, 'get' | 'children'>,
  residence: Residence,
  path: string,
): FieldFault[] {
  if (residence.code === '') return [{ path: `${path}.code`, code: 'field.required' }]
  const division = divisions.get(residence.code)
  if (division === undefined) return [{ path: `${path}.code`, code: 'field.division_unknown' }]
  const tooWide =
    division.level === 'province' || (division.level === 'prefecture' && divisions.children(division.code).length > 0)
  return tooWide ? [{ path: `${path}.code`, code: 'field.division_level' }] : []
}

/** The place of the problem decides the office, so it must be a village of Yunnan. */
export function problemPlaceFaults(divisions: Pick<Divisions, 'get'>, code: string): FieldFault[] {
  const path = 'problemPlace.code'
  if (code === '') return [{ path, code: 'field.required' }]
  if (!code.startsWith(yunnan)) {
    return [{ path, code: divisions.get(code) === undefined ? 'field.division_unknown' : 'field.division_outside' }]
  }
  if (divisions.get(code) === undefined) return [{ path, code: 'field.division_unknown' }]
  return code.length === villageDigits ? [] : [{ path, code: 'field.division_level' }]
}

/** What of a service tells whether its boxes were ticked soundly. */
type ServiceOptions = { options: readonly Pick<Service['options'][number], 'code' | 'needsText'>[] }

export function problemFaults(service: ServiceOptions, problems: string[], description: string): FieldFault[] {
  const faults: FieldFault[] = []
  if (new Set(problems).size !== problems.length) faults.push({ path: 'problems', code: 'field.duplicate' })
  const chosen = problems.map((code) => service.options.find((option) => option.code === code))
  chosen.forEach((option, index) => {
    if (option === undefined) faults.push({ path: `problems.${index}`, code: 'field.problem_unknown' })
  })
  if (chosen.some((option) => option?.needsText) && description.trim() === '') {
    faults.push({ path: 'description', code: 'field.problem_needs_text' })
  }
  return faults
}

export function visitFaults(visit: Visit, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  if (!isCalendarDay(visit.on))
    faults.push({ path: 'agreement.on', code: visit.on === '' ? 'field.required' : 'field.date' })
  else if (visit.on > today) faults.push({ path: 'agreement.on', code: 'field.date_future' })
  for (const part of ['place', 'people'] as const) {
    if (visit[part].trim() === '') faults.push({ path: `agreement.${part}`, code: 'field.required' })
  }
  return faults
}
