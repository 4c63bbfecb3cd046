import { isoInYunnan } from '../../kernel/clock.ts'
import type { Language } from '../../kernel/words.ts'
import { lampOf } from '../clocks.ts'
import type { CentreWorld } from './centre-world.ts'

/** Words under `centre:column.<name>`. */
export const columns = [
  'caseNumber',
  'service',
  'department',
  'division',
  'divisionName',
  'filingMode',
  'state',
  'filedAt',
  'acceptedAt',
  'completedAt',
  'acceptDue',
  'answerDue',
  'decideDue',
  'acceptLamp',
  'answerLamp',
  'decideLamp',
  'hops',
  'rating',
] as const

export interface Row {
  id: string
  caseNumber: string
  serviceId: string
  division: string
  filingMode: string
  state: string
  createdAt: Date
  acceptedAt: Date | null
  completedAt: Date | null
  hops: number
  rating: number | null
}

export interface ClockRow {
  caseId: string
  kind: string
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  pausedAt: Date | null
}

/** The cells of one case, in the order of the columns. */
export function cellsOf(
  { words, divisions, clock, catalogue }: CentreWorld,
  row: Row,
  clocks: ClockRow[],
  language: Language,
): string[] {
  const instant = (at: Date | null) => (at === null ? '' : isoInYunnan(at))
  const promises = ['accept', 'platform', 'statutory'].map((kind) => clocks.find((each) => each.kind === kind))
  const { department } = catalogue.service(row.serviceId)
  return [
    row.caseNumber,
    words(language, `catalogue:service.${row.serviceId}.title`),
    words(language, `catalogue:department.${department}`),
    row.division,
    divisions.fullName(row.division),
    words(language, `centre:mode.${row.filingMode}`),
    words(language, `cases:state.${row.state}`),
    instant(row.createdAt),
    instant(row.acceptedAt),
    instant(row.completedAt),
    ...promises.map((promise) => instant(promise?.dueAt ?? null)),
    ...promises.map((promise) => (promise ? words(language, `pages:lamp.${lampOf(promise, clock.now())}`) : '')),
    String(row.hops),
    row.rating === null ? '' : String(row.rating),
  ]
}
