import { createHash } from 'node:crypto'
import { Op } from 'sequelize'
import { Course } from '../../models/course.ts'
import { Institution } from '../../models/institution.ts'
import { ListingEdition } from '../../models/listing-edition.ts'
import { ListingHead } from '../../models/listing-head.ts'
import { Vacancy } from '../../models/vacancy.ts'
import { record as audit } from '../audit/record.ts'
import type { Transactions } from '../db/transaction.ts'
import type { Clock } from '../kernel/clock.ts'
import { newId } from '../kernel/ids.ts'
import type { ListingKind } from './listing.ts'

interface DirectoryWorld {
  transaction: Transactions
  clock: Clock
}

/** The rows of a kind without what the import itself gives them. */
export interface Edition {
  kind: ListingKind
  /** The name of the file. */
  source: string
  bytes: Uint8Array
  rows: readonly object[]
  refused: number
}

/** Rows that go to the database in one statement. */
const together = 500
const modelOf = { institutions: Institution, jobs: Vacancy, courses: Course } as const

/**
 * Puts a whole import in use, in one transaction; the one that was in use can be returned to, those before are removed.
 * Whoever reads meanwhile sees the old import or the new one. `tell` hears how many rows are written.
 */
export async function keepEdition(
  world: DirectoryWorld,
  edition: Edition,
  tell: (written: number) => void = () => undefined,
): Promise<ListingEdition> {
  const { kind, source, bytes, rows, refused } = edition
  return world.transaction(async () => {
    const kept = await ListingEdition.create({
      id: newId(),
      kind,
      source,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      taken: rows.length,
      refused,
      importedAt: world.clock.now(),
    })
    for (let from = 0; from < rows.length; from += together) {
      await insertRows(kind, kept.id, rows.slice(from, from + together))
      tell(Math.min(from + together, rows.length))
    }
    const head = await ListingHead.findByPk(kind, { lock: true })
    const earlierId = head?.currentId ?? null
    await ListingHead.upsert({ kind, currentId: kept.id, earlierId })
    const inReach = [kept.id, ...(earlierId === null ? [] : [earlierId])]
    await ListingEdition.destroy({ where: { kind, id: { [Op.notIn]: inReach } } })
    const subject = { kind: 'listing', id: kept.id }
    audit(world, { actor: 'system', action: 'listing.import', subject, details: { kind, sha256: kept.sha256 } })
    return kept
  })
}

async function insertRows(kind: ListingKind, editionId: string, rows: readonly object[]): Promise<void> {
  const model = modelOf[kind] as typeof Institution
  await model.bulkCreate(rows.map((row) => ({ id: newId(), editionId, ...row })) as never)
}

/** Exchanges the import in use with the one before it; undefined when there is none before. */
export async function returnToEarlier(world: DirectoryWorld, kind: ListingKind): Promise<ListingEdition | undefined> {
  return world.transaction(async () => {
    const head = await ListingHead.findByPk(kind, { lock: true })
    if (head === null || head.earlierId === null) return undefined
    await head.update({ currentId: head.earlierId, earlierId: head.currentId })
    const subject = { kind: 'listing', id: head.currentId }
    audit(world, { actor: 'system', action: 'listing.return', subject, details: { kind } })
    return (await ListingEdition.findByPk(head.currentId)) ?? undefined
  })
}
