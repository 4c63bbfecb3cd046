import { QueryTypes, type Sequelize } from 'sequelize'
import { record as audit } from '../../audit/record.ts'
import type { CaseWorld } from '../case-world.ts'
import { countLoosePhotos, sweepPhotos } from '../sweep-photos.ts'
import type { TimedClassId } from './classes.ts'
import { type CaseClassId, countDueCases, lockDueCases, statesOfClass } from './due-cases.ts'
import { emptyCases } from './empty-cases.ts'
import { type DueRows, rowClasses } from './row-classes.ts'

export type ExpiringWorld = Pick<CaseWorld, 'clock' | 'transaction' | 'files'> & { sequelize: Sequelize }

/** How one class is counted and removed. `before`: what began before it is over. */
export interface Expiry {
  id: TimedClassId
  count(world: ExpiringWorld, before: Date): Promise<number>
  /** A small transaction's worth, with its entry in the audit; 0 when nothing is left. */
  removeSome(world: ExpiringWorld, before: Date): Promise<number>
}

/** A case is some ten rows and a photo or two; nobody waits long behind a transaction of so many. */
const casesAtOnce = 25
const rowsAtOnce = 500

function ofCases(id: CaseClassId): Expiry {
  return {
    id,
    count: (world, before) => countDueCases(world, id, before),
    removeSome: (world, before) =>
      world.transaction(async () => {
        const ids = await lockDueCases(world, id, before, casesAtOnce)
        if (ids.length > 0) await emptyCases(world, ids)
        return recorded(world, id, ids.length)
      }),
  }
}

function ofRows(id: keyof typeof rowClasses): Expiry {
  return {
    id,
    count: (world, before) => sum(rowClasses[id], (due) => countRows(world, due, before)),
    removeSome: (world, before) =>
      world.transaction(async () =>
        recorded(world, id, await sum(rowClasses[id], (due) => deleteRows(world, due, before))),
      ),
  }
}

const photos: Expiry = {
  id: 'unsent-photos',
  count: (world) => countLoosePhotos(world),
  removeSome: (world) => sweepPhotos(world, (count) => recorded(world, 'unsent-photos', count)),
}

/** In this order: a case that is emptied lets go of what proved its notice, a form of its photos. */
export const expiries: readonly Expiry[] = [
  ...(Object.keys(statesOfClass) as CaseClassId[]).map(ofCases),
  ...(Object.keys(rowClasses) as (keyof typeof rowClasses)[]).map(ofRows),
  photos,
]

/** Within the transaction that removed them: counts only. */
function recorded(world: ExpiringWorld, id: TimedClassId, count: number): number {
  if (count > 0)
    audit(world, {
      actor: 'system',
      action: 'retention.remove',
      subject: { kind: 'retention', id },
      details: { count },
    })
  return count
}

async function countRows({ sequelize }: ExpiringWorld, { table, when }: DueRows, before: Date): Promise<number> {
  const [row] = await sequelize.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM ${table} t WHERE ${when}`,
    { bind: [before.toISOString()], type: QueryTypes.SELECT },
  )
  return row?.count ?? 0
}

async function deleteRows({ sequelize }: ExpiringWorld, { table, when }: DueRows, before: Date): Promise<number> {
  const [row] = await sequelize.query<{ count: number }>(
    `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
       SELECT t.ctid FROM ${table} t WHERE ${when} LIMIT ${rowsAtOnce} FOR UPDATE OF t SKIP LOCKED)) RETURNING 1)
     SELECT count(*)::integer AS count FROM gone`,
    { bind: [before.toISOString()], type: QueryTypes.SELECT },
  )
  return row?.count ?? 0
}

async function sum<T>(each: readonly T[], of: (one: T) => Promise<number>): Promise<number> {
  let total = 0
  for (const one of each) total += await of(one)
  return total
}
