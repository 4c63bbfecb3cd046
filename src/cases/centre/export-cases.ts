import { QueryTypes } from 'sequelize'
import { CentreExport } from '../../../models/centre-export.ts'
import { record as audit } from '../../audit/record.ts'
import { csvLine } from '../../kernel/csv-line.ts'
import { newId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/words.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { type CentreCaseFilter, conditionsOf, daysAsked } from './case-filter.ts'
import type { CentreWorld } from './centre-world.ts'
import { dayAfter, startOf } from './days.ts'
import { type ClockRow, cellsOf, columns, type Row } from './export-row.ts'

interface ExportRequest extends CentreCaseFilter {
  from?: string | undefined
  to?: string | undefined
}

/** Cases in memory at a time. */
const pageSize = 500
const byteOrderMark = '\uFEFF'

/**
 * The cases that were filed in these days, newest first, as lines of a table for spreadsheets: no name, no number of a
 * person, no text that somebody wrote. That it was asked for is recorded before the first line. Throws
 * `auth.forbidden`, `division.not_found`, `request.invalid` at once, not while lines are given.
 */
export async function exportCases(
  world: CentreWorld,
  actor: StaffActor,
  request: ExportRequest,
  language: Language,
): Promise<AsyncGenerator<string>> {
  const { scope, sql, bind } = conditionsOf(world, actor, request)
  const { from, to } = daysAsked(request, world.clock.now())
  const until = startOf(dayAfter(to)).toISOString()
  const since = (from === null ? new Date(0) : startOf(from)).toISOString()
  const filter = {
    from,
    to,
    division: scope.division,
    department: request.department ?? scope.department,
    service: request.service ?? null,
  }
  const record = await world.transaction(() => {
    const id = newId()
    const { division, ...details } = filter
    audit(world, { actor, action: 'export.cases', subject: { kind: 'export', id }, division, details })
    return CentreExport.create({ id, staffId: actor.staffId, filter, rowCount: null, at: world.clock.now() })
  })
  return lines()

  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(columns.map((column) => world.words(language, `centre:column.${column}`)))
    let after: { createdAt: string; id: string } = { createdAt: until, id: '' }
    let count = 0
    for (;;) {
      const rows = await page(world, { sql, bind: [...bind, since, after.createdAt, after.id] })
      const clocks = await clocksOf(world, rows)
      if (rows.length > 0)
        yield rows.map((row) => csvLine(cellsOf(world, row, clocks.get(row.id) ?? [], language))).join('')
      count += rows.length
      const last = rows.at(-1)
      if (last === undefined || rows.length < pageSize) break
      after = { createdAt: last.createdAt.toISOString(), id: last.id }
    }
    await record.update({ rowCount: count })
  }
}

function page({ sequelize }: CentreWorld, { sql, bind }: { sql: string[]; bind: unknown[] }): Promise<Row[]> {
  return sequelize.query<Row>(
    `SELECT c.id, c.case_number AS "caseNumber", c.service_id AS "serviceId", c.problem_division AS division,
       c.filing_mode AS "filingMode", c.state, c.created_at AS "createdAt", c.completed_at AS "completedAt",
       (SELECT count(*)::integer FROM case_events e
         WHERE e.case_id = c.id AND e.action IN ('transfer', 'return') AND e.to_state = 'ROUTED') AS hops, r.level AS rating,
       (SELECT min(at) FROM case_events e WHERE e.case_id = c.id AND e.action IN ('accept', 'help-now')) AS "acceptedAt"
     FROM cases c LEFT JOIN ratings r ON r.case_id = c.id
     WHERE ${sql.join(' AND ')} AND c.emptied_at IS NULL AND c.created_at >= $3 AND (c.created_at, c.id) < ($4, $5)
     ORDER BY c.created_at DESC, c.id DESC LIMIT ${pageSize}`,
    { bind, type: QueryTypes.SELECT },
  )
}

async function clocksOf({ sequelize }: CentreWorld, rows: Row[]): Promise<Map<string, ClockRow[]>> {
  const clocks = await sequelize.query<ClockRow>(
    `SELECT case_id AS "caseId", kind, started_at AS "startedAt", due_at AS "dueAt", stopped_at AS "stoppedAt",
       paused_at AS "pausedAt" FROM case_clocks WHERE case_id = ANY($1)`,
    { bind: [rows.map(({ id }) => id)], type: QueryTypes.SELECT },
  )
  return Map.groupBy(clocks, ({ caseId }) => caseId)
}
