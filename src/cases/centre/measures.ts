import { openStates } from '../workflow.ts'
import { hourBands } from './hour-bands.ts'

/** What is counted of each day, by the division and the service of the case. A measure is a name such as `closed.self`. */

const list = (values: readonly (string | number)[]) => values.map((value) => `'${value}'`).join(', ')
const dayOf = (instant: string) => `(${instant} AT TIME ZONE INTERVAL '+08:00')::date`
const bandOf = (from: string, to: string) =>
  `lpad(width_bucket(EXTRACT(EPOCH FROM (${to} - ${from}))::float8 / 3600, ARRAY[${hourBands.join(', ')}]::float8[])::text, 2, '0')`

/** T/CHES 18-2018: the four criteria of safe drinking water, and upkeep. A report may touch several. */
export const waterCriteria = {
  quantity: ['W01', 'W02', 'W04'],
  quality: ['W05', 'W06', 'W07', 'W08', 'W09'],
  convenience: ['W10', 'W11'],
  reliability: ['W02', 'W03', 'W04', 'W14'],
  upkeep: ['W12', 'W13', 'W15'],
  other: ['W16'],
} as const

/** Steps that keep a promise or break it; withdrawn, merged or passed on, it falls away. */
const answering = list(['accept', 'help-now', 'reject', 'approve', 'deny', 'fulfil', 'answer'])
const open = list(openStates)

const criteria = Object.entries(waterCriteria)
  .map(([id, codes]) => `CASE WHEN submitted AND c.problems && ARRAY[${list(codes)}] THEN 'water.${id}' END`)
  .join(',\n      ')

/**
 * The way in: by time through few days of all places, or by place through the cases of a few villages. OFFSET 0 keeps the
 * planner on it: it takes a place for larger than it is and would read every event instead.
 */
type Way = 'time' | 'place'

function withCase(way: Way, table: string, alias: string): string {
  return way === 'time'
    ? `${table} ${alias} JOIN cases c ON c.id = ${alias}.case_id`
    : `cases c CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE case_id = c.id OFFSET 0) AS ${alias}`
}

const withConsent = `LEFT JOIN LATERAL (SELECT method, proof FROM consents WHERE case_id = c.id AND purpose = 'notice' OFFSET 0) AS k ON true`

/**
 * Rows of day, division, service, measure and count of what happened between two instants. Binds: $1 from, $2 to,
 * $3 `LIKE` pattern of the division, $4 digits of the divisions that are told apart, $5 services.
 */
export const countHappened = (way: Way) => `
  SELECT day, division, service_id, measure, sum(n)::integer AS count FROM (
    SELECT ${dayOf('e.at')} AS day, left(c.problem_division, $4) AS division, c.service_id, measure, 1 AS n
    FROM ${withCase(way, 'case_events', 'e')}
    ${withConsent}
    CROSS JOIN LATERAL (SELECT
      e.action = 'submit' AS submitted,
      e.from_state IN (${open}) AND e.to_state NOT IN (${open}) AS closed,
      e.action IN ('accept', 'help-now') AND e.from_state = 'ROUTED' AND NOT EXISTS (
        SELECT 1 FROM case_events b WHERE b.case_id = e.case_id AND b.seq < e.seq
          AND b.action IN ('accept', 'help-now') AND b.from_state = 'ROUTED') AS accepted
    ) AS how
    CROSS JOIN LATERAL unnest(ARRAY[
      CASE WHEN submitted THEN 'filed.' || c.filing_mode END,
      CASE WHEN submitted THEN 'consent.' || k.method END,
      CASE WHEN submitted THEN 'proof.' || k.proof END,
      CASE WHEN accepted THEN 'accepted.' || c.filing_mode END,
      CASE WHEN accepted THEN 'accept-hours.' || ${bandOf('c.created_at', 'e.at')} END,
      CASE WHEN closed THEN 'closed.' || c.filing_mode END,
      CASE WHEN closed THEN 'outcome.' ||
        CASE WHEN e.action = 'lapse' THEN 'lapsed' ELSE replace(lower(e.to_state), '_', '-') END END,
      CASE WHEN e.action IN ('transfer', 'reopen', 'review') THEN e.action END,
      CASE WHEN e.action = 'return' AND e.to_state = 'ROUTED' THEN 'return' END,
      CASE WHEN e.action IN ('submit', 'transfer') AND e.office_name =
        (SELECT name FROM offices WHERE department = 'data-centre' AND division = '53') THEN 'to-dispatcher' END,
      ${criteria}
    ]) AS measure
    WHERE e.at >= $1 AND e.at < $2 AND c.problem_division LIKE $3 AND c.service_id = ANY($5) AND measure IS NOT NULL
    UNION ALL
    SELECT ${dayOf('p.ended_at')}, left(c.problem_division, $4), c.service_id, measure, 1
    FROM ${withCase(way, 'promise_ends', 'p')}
    ${withConsent}
    CROSS JOIN LATERAL unnest(ARRAY[
      p.kind || CASE WHEN p.ended_at <= p.due_at THEN '.kept' ELSE '.late' END,
      CASE WHEN p.kind = 'platform' THEN
        'answer-hours.' || coalesce(k.method, 'read') || '.' || ${bandOf('p.started_at', 'p.ended_at')} END
    ]) AS measure
    WHERE p.ended_at >= $1 AND p.ended_at < $2 AND c.problem_division LIKE $3 AND c.service_id = ANY($5)
      AND p.kind IN ('accept', 'platform', 'statutory') AND p.action IN (${answering}) AND measure IS NOT NULL
    UNION ALL
    SELECT ${dayOf('r.at')}, left(c.problem_division, $4), c.service_id, 'rating.' || r.level, 1
    FROM ${withCase(way, 'ratings', 'r')}
    WHERE r.at >= $1 AND r.at < $2 AND c.problem_division LIKE $3 AND c.service_id = ANY($5)
    UNION ALL
    SELECT ${dayOf('r.opened_at')}, left(c.problem_division, $4), c.service_id, 'rectification.opened', 1
    FROM ${withCase(way, 'rectifications', 'r')}
    WHERE r.opened_at >= $1 AND r.opened_at < $2 AND c.problem_division LIKE $3 AND c.service_id = ANY($5)
    UNION ALL
    SELECT ${dayOf('r.closed_at')}, left(c.problem_division, $4), c.service_id,
      CASE WHEN r.closed_at <= r.due_at THEN 'rectification.kept' ELSE 'rectification.late' END, 1
    FROM ${withCase(way, 'rectifications', 'r')}
    WHERE r.closed_at >= $1 AND r.closed_at < $2 AND c.problem_division LIKE $3 AND c.service_id = ANY($5)
    UNION ALL
    SELECT day, left(division, $4), '', 'card.' || outcome, count
    FROM card_counts
    WHERE day >= ${dayOf('$1::timestamptz')} AND day < ${dayOf('$2::timestamptz')} AND division LIKE $3 AND '' = ANY($5)
  ) AS each
  GROUP BY day, division, service_id, measure`

/**
 * The case of each row, looked up by its id: of the few that are late, whatever the planner believes of their number
 * (OFFSET 0 keeps it from reading all cases instead).
 */
export function caseOf(id: string): string {
  return `CROSS JOIN LATERAL (SELECT id, problem_division, service_id FROM cases WHERE id = ${id} OFFSET 0) AS c`
}

/** Days since filing, upper ends, the last open. */
export const ageBands = [2, 5, 10, 30] as const

/** What is open at an instant. Binds: $1 now, $2 pattern of the division, $3 digits, $4 services. */
export const countOpen = `
  SELECT left(problem_division, $3) AS division, service_id, measure, count(*)::integer AS count FROM (
    SELECT problem_division, service_id, 'open.' || width_bucket(
      EXTRACT(EPOCH FROM ($1 - created_at))::float8 / 86400, ARRAY[${ageBands.join(', ')}]::float8[]) AS measure
    FROM cases WHERE state IN (${open}) AND problem_division LIKE $2 AND service_id = ANY($4)
    UNION ALL
    SELECT c.problem_division, c.service_id, unnest(k.measures)
    FROM (
      SELECT case_id, array_agg('overdue.' || kind) || 'overdue.any'::text AS measures
      FROM case_clocks
      WHERE stopped_at IS NULL AND paused_at IS NULL AND due_at < $1 AND kind IN ('accept', 'platform', 'statutory')
      GROUP BY case_id
    ) AS k
    ${caseOf('k.case_id')}
    WHERE c.problem_division LIKE $2 AND c.service_id = ANY($4)
    UNION ALL
    SELECT c.problem_division, c.service_id, CASE WHEN s.due_at < $1 THEN 'order.late' ELSE 'order.running' END
    FROM supervisions s ${caseOf('s.case_id')}
    WHERE s.settled_at IS NULL AND c.problem_division LIKE $2 AND c.service_id = ANY($4)
    UNION ALL
    SELECT c.problem_division, c.service_id, 'rectification.open'
    FROM rectifications r ${caseOf('r.case_id')}
    WHERE r.closed_at IS NULL AND c.problem_division LIKE $2 AND c.service_id = ANY($4)
  ) AS each
  GROUP BY 1, 2, 3`
