import { type HelpingDepartmentId, helperDepartments } from '../../../catalogue/types.ts'
import type { StaffCall } from '../act-call.ts'
import { departmentName } from '../department-name.ts'

export interface Choice {
  value: string
  text: string
}

const yunnan = '53'
const countyDigits = 6

export function departmentChoices(call: StaffCall, ids: readonly HelpingDepartmentId[] = helperDepartments): Choice[] {
  return ids.map((value) => ({ value, text: departmentName(call, value) }))
}

/** Prefectures and counties of the province, each prefecture before its counties. */
export function countyChoices({ world: { divisions } }: StaffCall): Choice[] {
  const places = divisions
    .children(yunnan)
    .flatMap((prefecture) => [prefecture, ...divisions.children(prefecture.code)])
    .filter(({ code }) => code.length <= countyDigits)
  return places.map(({ code }) => ({ value: code, text: divisions.fullName(code) }))
}

/** The one of `choices` that an address or a form names. */
export function chosen(choices: readonly Choice[], value: unknown): string | undefined {
  return choices.find((each) => each.value === value)?.value
}

/** Which page of a long list: from `offset` on. */
export function pageOf(value: unknown, limit: number): { number: number; limit: number; offset: number } {
  const number = /^[1-9]\d{0,4}$/.test(String(value)) ? Number(value) : 1
  return { number, limit, offset: (number - 1) * limit }
}
