import { QueryTypes, type Sequelize } from 'sequelize'
import { newId } from '../src/kernel/ids.ts'

interface Filed {
  case_id: string
  method: string
  at: Date
  located: boolean
}

/**
 * A consent for each purpose, with its case or, given at a moment, with the person; it can be withdrawn. Cases of before get
 * those that they plainly hold.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    ALTER TABLE consents
      ALTER COLUMN case_id DROP NOT NULL,
      ALTER COLUMN notice_version DROP NOT NULL,
      ALTER COLUMN method DROP NOT NULL,
      ADD COLUMN citizen_id text REFERENCES citizens ON DELETE CASCADE,
      ADD COLUMN purpose text NOT NULL DEFAULT 'notice'
        CHECK (purpose IN ('notice', 'id-photo', 'location', 'phone', 'asset-check', 'minor', 'helper')),
      ADD COLUMN withdrawn_at timestamptz,
      ADD CHECK ((case_id IS NULL) <> (citizen_id IS NULL));
    ALTER TABLE consents ALTER COLUMN purpose DROP DEFAULT;
    CREATE UNIQUE INDEX consents_of_case ON consents (case_id, purpose);
    CREATE UNIQUE INDEX consents_of_citizen ON consents (citizen_id, purpose) WHERE withdrawn_at IS NULL;
  `)
  const filed = await sequelize.query<Filed>(
    `SELECT case_id, method, at, location IS NOT NULL AS located FROM consents JOIN cases ON cases.id = case_id`,
    { type: QueryTypes.SELECT },
  )
  for (const { case_id, method, at, located } of filed) {
    for (const purpose of located ? ['phone', 'location'] : ['phone']) {
      await sequelize.query('INSERT INTO consents (id, case_id, method, at, purpose) VALUES ($1, $2, $3, $4, $5)', {
        bind: [newId(), case_id, method, at, purpose],
      })
    }
  }
}
