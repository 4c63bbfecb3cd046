import type { Sequelize } from 'sequelize'
import type { CaseWorld } from '../case-world.ts'

/** What the data centre works with. */
export type CentreWorld = Pick<CaseWorld, 'transaction' | 'clock' | 'catalogue' | 'divisions' | 'words'> & {
  sequelize: Sequelize
}

/** Counts of one measure of a service in a division. */
export interface Measured {
  division: string
  serviceId: string
  measure: string
  count: number
}
