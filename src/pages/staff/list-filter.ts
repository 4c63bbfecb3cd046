import { type RunningLamp, runningLamps } from '../../cases/clocks.ts'
import type { OfficeFilter } from '../../cases/office-filter.ts'
import { todos } from '../../cases/todos.ts'
import { caseStates } from '../../cases/workflow.ts'
import { serviceIds, urgencies } from '../../catalogue/types.ts'
import type { Divisions } from '../../divisions/divisions.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { isOffered } from '../citizen/place-picker.ts'

/** A list as its address says it; nothing in it is about a person. */
interface ListRequest {
  filter: OfficeFilter
  sort: 'newest' | 'due'
  cursor: string | undefined
  /** What was typed as a case number, whatever it is. */
  typedNumber: string
}

/** What a list is filtered and ordered by, as its form and its address call it. */
export const filterNames = ['state', 'lamp', 'todo', 'service', 'urgency', 'division', 'mine', 'query', 'sort'] as const

type Query = Record<string, string | string[] | undefined>

const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((each) => each === value)
const numberPattern = /^\d{1,30}$/

export function readListRequest(query: Query, actor: StaffActor, divisions: Divisions): ListRequest {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '')
  const typedNumber = text('query').replace(/\s/g, '').slice(0, 40)
  const division = text('division')
  const known = divisions.get(division) !== undefined && isOffered(division, placesOf(actor))
  return {
    filter: {
      state: oneOf(caseStates, query['state']),
      lamp: oneOf<RunningLamp>(runningLamps, query['lamp']),
      todo: oneOf(todos, query['todo']),
      service: oneOf(serviceIds, query['service']),
      urgency: oneOf(urgencies, query['urgency']),
      division: known ? division : undefined,
      mine: query['mine'] === 'true' || undefined,
      query: numberPattern.test(typedNumber) ? typedNumber : undefined,
    },
    sort: query['sort'] === 'due' ? 'due' : 'newest',
    cursor: text('cursor') || undefined,
    typedNumber,
  }
}

/** The same list from another place on; the whole list without a cursor. */
export function addressOf({ filter, sort }: ListRequest, cursor?: string | null): string {
  const parts = Object.entries({ ...filter, sort: sort === 'due' ? sort : undefined, cursor: cursor ?? undefined })
  const set = parts.filter(([, value]) => value !== undefined && value !== false)
  const query = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
  return query === '' ? '/staff/cases' : `/staff/cases?${query}`
}

/** The places to choose from: mine, what leads from mine to the chosen one, and what lies in it. */
export function placesToChoose(
  divisions: Divisions,
  actor: StaffActor,
  chosen: string | undefined,
): { code: string; name: string }[] {
  const mine = placesOf(actor)
  const below = mine.some((place) => chosen?.startsWith(place))
    ? (chosen ?? '')
    : mine.length === 1
      ? (mine[0] ?? '')
      : ''
  const codes = [
    ...mine,
    ...divisions
      .path(below)
      .map(({ code }) => code)
      .filter((code) => mine.some((place) => code.startsWith(place))),
    ...(below === '' ? [] : divisions.children(below).map(({ code }) => code)),
  ]
  return [...new Set(codes)].map((code) => ({ code, name: divisions.fullName(code) }))
}

function placesOf({ grants }: StaffActor): string[] {
  return [...new Set(grants.map(({ division }) => division))].sort()
}
