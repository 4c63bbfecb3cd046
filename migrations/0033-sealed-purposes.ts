import { QueryTypes, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'

/** Why a registry was asked is in somebody's own words, which may name the applicant. */
export async function up(sequelize: Sequelize, seals: Seals): Promise<void> {
  const rows = await sequelize.query<{ id: string; purpose: string }>('SELECT id, purpose FROM share_requests', {
    type: QueryTypes.SELECT,
  })
  for (const { id, purpose } of rows) {
    await sequelize.query('UPDATE share_requests SET purpose = $2 WHERE id = $1', {
      bind: [id, seals.seal(JSON.stringify(purpose), `share_requests.purpose:${id}`)],
    })
  }
}
