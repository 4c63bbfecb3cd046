import type { Sequelize } from 'sequelize'

/** Who may work at an office is found by its place and those above; what a person was told, by the person. */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE INDEX grants_of_division ON grants (division);
    CREATE INDEX penalties_of_citizen ON penalties (citizen_id);
  `)
}
