import { QueryTypes } from 'sequelize'
import { Case } from '../../../models/case.ts'
import { isoInYunnan } from '../../kernel/clock.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/words.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { conditionOfLamp, type RunningLamp } from '../clocks.ts'
import type { PageRequest } from '../find-cases.ts'
import { type PresentingWorld, presentSummary } from '../present-case.ts'
import { dayInWords } from '../receipt.ts'
import { type CentreCaseFilter, conditionsOf } from './case-filter.ts'
import type { CentreWorld } from './centre-world.ts'
import { caseOf } from './measures.ts'

export interface SupervisionFilter extends CentreCaseFilter {
  /** With a promise that runs and shows this lamp; else whatever is overdue or under an order. */
  lamp?: RunningLamp | undefined
}

interface Found {
  id: string
  dueAt: Date
}

/** Promises that are made to people; the others are the office's own affair. */
const watchedKinds = `k.kind IN ('accept', 'platform', 'statutory', 'denial')`

/** Cases that are overdue or under an order from above, what was due first first; each with its orders. */
export async function findSupervised(
  world: CentreWorld & PresentingWorld,
  actor: StaffActor,
  filter: SupervisionFilter,
  { limit, cursor }: PageRequest,
  language: Language,
) {
  const { sql, bind } = conditionsOf(world, actor, filter)
  const now = world.clock.now()
  const after = cursor === undefined ? null : readCursor(cursor)
  const values = [...bind, now.toISOString(), ...(after === null ? [] : [after.dueAt.toISOString(), after.id])]
  const lamp = filter.lamp ? `(${conditionOfLamp[filter.lamp].replaceAll(':now', '$3')})` : 'due_at < $3'
  const orders = filter.lamp ? '' : 'UNION ALL SELECT case_id, due_at FROM supervisions WHERE settled_at IS NULL'
  const rows = await world.sequelize.query<Found>(
    `SELECT c.id, min(late.due_at) AS "dueAt" FROM (
       SELECT case_id, due_at FROM case_clocks k
       WHERE stopped_at IS NULL AND paused_at IS NULL AND ${watchedKinds} AND ${lamp} ${orders}
     ) AS late ${caseOf('late.case_id')}
     WHERE ${sql.join(' AND ')}
     GROUP BY c.id ${after === null ? '' : 'HAVING (min(late.due_at), c.id) > ($4, $5)'}
     ORDER BY 2, 1 LIMIT ${limit + 1}`,
    { bind: values, type: QueryTypes.SELECT },
  )
  const page = rows.slice(0, limit)
  const records = await Case.findAll({
    where: { id: page.map(({ id }) => id) },
    include: ['office', 'clocks', 'rating', 'supervisions'],
  })
  const byId = new Map(records.map((record) => [record.id, record]))
  const last = page.at(-1)
  return {
    items: page.flatMap(({ id }) => {
      const record = byId.get(id)
      return record === undefined ? [] : [presentSupervised(world, record, now, language)]
    }),
    nextCursor:
      rows.length > limit && last ? Buffer.from(`${last.dueAt.toISOString()} ${last.id}`).toString('base64url') : null,
  }
}

function presentSupervised(world: PresentingWorld, record: Case, now: Date, language: Language) {
  return {
    ...presentSummary(world, record, language),
    orders: (record.supervisions ?? [])
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .map(({ id, staffId, reason, dueAt, at, settledAt }) => ({
        id,
        byClock: staffId === null,
        reason: staffId === null ? world.words(language, 'centre:order.byClock') : reason,
        at: isoInYunnan(at),
        dueAt: isoInYunnan(dueAt),
        due: dayInWords(dueAt, language),
        state: settledAt !== null ? ('settled' as const) : dueAt < now ? ('late' as const) : ('open' as const),
      })),
  }
}

function readCursor(cursor: string): Found {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const dueAt = new Date(time)
  if (Number.isNaN(dueAt.getTime()) || dueAt.toISOString() !== time || !/^[\w-]{22}$/.test(id)) {
    throw invalidFields({ path: 'cursor', code: 'field.format' })
  }
  return { dueAt, id }
}
