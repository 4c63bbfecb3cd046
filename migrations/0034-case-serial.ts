import type { Sequelize } from 'sequelize'

/**
 * Numbers of cases come from one sequence, which nobody waits for: a row of the county and the day was locked by each
 * filing until it was committed, so a village in trouble filed one after the other. It goes round after a million: as many
 * are not filed on a day. `case_sequences` stays for processes of the version before, until the next one drops it.
 */
export async function up(sequelize: Sequelize): Promise<void> {
  await sequelize.query(`
    CREATE SEQUENCE case_serial MAXVALUE 999999 CYCLE;
    SELECT setval('case_serial', max(last)) FROM case_sequences HAVING max(last) IS NOT NULL;
  `)
}
