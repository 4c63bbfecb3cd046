import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** An office above wants to see a case done by a day. */
export class Supervision extends Model<InferAttributes<Supervision>, InferCreationAttributes<Supervision>> {
  declare id: string
  declare caseId: string
  /** Null where the clock did it. */
  declare staffId: string | null
  declare reason: string
  declare dueAt: Date
  declare at: Date
  declare settledAt: Date | null
}

export function initSupervision(sequelize: Sequelize, seals: Seals): void {
  Supervision.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      reason: sealedColumn(seals, 'reason'),
      dueAt: { type: DataTypes.DATE, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
      settledAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'supervisions', timestamps: false },
  )
}
