import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { CaseClock } from '../../models/case-clock.ts'
import { CaseEvent } from '../../models/case-event.ts'
import { bucketOf } from '../../src/cases/workflow.ts'
import { find, type Verified, verified } from './finding.ts'

/** Cases in memory at a time. */
const batch = 500
/** A clock and the event that starts or stops it are written one after the other, in one transaction. */
const togetherMs = 60_000

type CaseRow = Pick<Case, 'id' | 'version' | 'state'>
type EventRow = Pick<CaseEvent, 'seq' | 'fromState' | 'toState' | 'at'>

/** Every case has its events in sequence, up to its version and state, and its promises fit them. */
export async function verifyCases(tell: (line: string) => void): Promise<Verified[]> {
  const [cases, clocks] = [verified('cases and their events'), verified('promises against events')]
  for (let last = ''; ; ) {
    const rows = await Case.findAll({
      attributes: ['id', 'version', 'state'],
      where: { id: { [Op.gt]: last } },
      order: [['id', 'ASC']],
      limit: batch,
    })
    const of = { where: { caseId: rows.map(({ id }) => id) } }
    const attributes = ['caseId', 'seq', 'fromState', 'toState', 'at']
    const events = Map.groupBy(
      await CaseEvent.findAll({ ...of, attributes, order: [['seq', 'ASC']] }),
      ({ caseId }) => caseId,
    )
    const promised = Map.groupBy(await CaseClock.findAll(of), ({ caseId }) => caseId)
    for (const row of rows) {
      const own = events.get(row.id) ?? []
      verifyEvents(row, own, cases)
      verifyClocks(row, own, promised.get(row.id) ?? [], clocks)
    }
    tell(`cases: ${cases.looked}`)
    const end = rows.at(-1)
    if (end === undefined || rows.length < batch) return [cases, clocks]
    last = end.id
  }
}

function verifyEvents({ id, version, state }: CaseRow, events: EventRow[], part: Verified): void {
  part.looked++
  if (events.some(({ seq }, index) => seq !== index + 1)) find(part, `case ${id} has a gap in its events`)
  else if (events.length !== version) find(part, `case ${id} has ${events.length} events, and should have ${version}`)
  const breaks = events.find(({ fromState }, index) => fromState !== (events[index - 1]?.toState ?? null))
  if (breaks) find(part, `event ${breaks.seq} of case ${id} does not begin where the one before ended`)
  if (events.at(-1)?.toState !== state) find(part, `case ${id} is ${state}, and its last event says something else`)
}

function verifyClocks({ id, state }: CaseRow, events: EventRow[], clocks: CaseClock[], part: Verified): void {
  part.looked += clocks.length
  const [first, last] = [events[0]?.at.getTime() ?? 0, events.at(-1)?.at.getTime() ?? 0]
  const isWithin = (at: Date) => at.getTime() >= first - togetherMs && at.getTime() <= last + togetherMs
  if (!clocks.some(({ kind }) => kind === 'platform')) find(part, `case ${id} has lost its promise of the platform`)
  for (const { kind, startedAt, stoppedAt, pausedAt } of clocks) {
    const name = `promise ${kind} of case ${id}`
    if (!isWithin(startedAt)) find(part, `${name} begins at no event`)
    if (stoppedAt !== null && stoppedAt < startedAt) find(part, `${name} ends before it begins`)
    // A refusal that has not reached the person yet is the one promise that outlives a case.
    const isOver = bucketOf(state) === 'completed' && kind !== 'denial'
    if (stoppedAt === null && isOver) find(part, `${name} runs, and the case is over`)
    if (stoppedAt !== null && pausedAt) find(part, `${name} rests, and is over`)
  }
}
