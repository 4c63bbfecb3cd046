import { QueryTypes, type Sequelize } from 'sequelize'
import type { KeyRing } from '../kernel/key-ring.ts'
import { createSeals, type Seals } from '../kernel/seal.ts'

/** The keys are not those of this database: nobody would be found by their phone, and nothing would open. */
export class WrongKeys extends Error {
  constructor() {
    super('The key file does not belong to this database: set FIELD_KEYS_FILE to the one that it was sealed with.')
    this.name = 'WrongKeys'
  }
}

interface Row {
  index_key: string
  index_check: string
}

/** The seals of this database. Its blind indexes stay with the key that made them. Throws `WrongKeys`. */
export async function sealsFor(sequelize: Sequelize, ring: KeyRing): Promise<Seals> {
  const [table] = await sequelize.query<{ name: string | null }>("SELECT to_regclass('sealing')::text AS name", {
    type: QueryTypes.SELECT,
  })
  const row = table?.name ? await rowOf(sequelize) : undefined
  if (row === undefined) return createSeals(ring)
  if (!ring.keys.has(row.index_key)) throw new WrongKeys()
  const seals = createSeals(ring, row.index_key)
  if (checkOf(seals) !== row.index_check) throw new WrongKeys()
  return seals
}

/** Whether the database is sealed with these, and not with those of a process that was faster. Throws `WrongKeys`. */
export async function confirmSeals(sequelize: Sequelize, seals: Seals): Promise<void> {
  if ((await rowOf(sequelize))?.index_check !== checkOf(seals)) throw new WrongKeys()
}

/** What tells the key of the indexes again without telling it. */
export function checkOf(seals: Seals): string {
  return seals.blindIndex('sealing', 'check')
}

async function rowOf(sequelize: Sequelize): Promise<Row | undefined> {
  const rows = await sequelize.query<Row>('SELECT index_key, index_check FROM sealing', { type: QueryTypes.SELECT })
  return rows[0]
}
