import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** A bad rating is answered: somebody calls, looks, puts right, and tells. */
export class Rectification extends Model<InferAttributes<Rectification>, InferCreationAttributes<Rectification>> {
  declare caseId: string
  declare openedAt: Date
  declare dueAt: Date
  declare provisional: boolean
  declare calledAt: Date | null
  declare calledBy: string | null
  declare callNote: string | null
  declare closedAt: Date | null
  declare closedBy: string | null
  /** As it is told to the citizen. */
  declare result: string | null
}

export function initRectification(sequelize: Sequelize, seals: Seals): void {
  Rectification.init(
    {
      caseId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      openedAt: { type: DataTypes.DATE, allowNull: false },
      dueAt: { type: DataTypes.DATE, allowNull: false },
      provisional: { type: DataTypes.BOOLEAN, allowNull: false },
      calledAt: { type: DataTypes.DATE, allowNull: true },
      calledBy: { type: DataTypes.TEXT, allowNull: true },
      callNote: sealedColumn(seals, 'callNote', { allowNull: true }),
      closedAt: { type: DataTypes.DATE, allowNull: true },
      closedBy: { type: DataTypes.TEXT, allowNull: true },
      result: sealedColumn(seals, 'result', { allowNull: true }),
    },
    { sequelize, tableName: 'rectifications', timestamps: false },
  )
}
