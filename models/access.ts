import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** Somebody of the staff looked at a case, or at a field of it that is hidden until asked for. */
export class Access extends Model<InferAttributes<Access>, InferCreationAttributes<Access>> {
  declare id: string
  declare caseId: string
  declare staffId: string
  /** Where they work, as the citizen is told. */
  declare officeName: string
  declare action: 'open' | 'reveal'
  declare field: string | null
  declare purpose: string | null
  declare at: Date
}

export function initAccess(sequelize: Sequelize, seals: Seals): void {
  Access.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      officeName: { type: DataTypes.TEXT, allowNull: false },
      action: { type: DataTypes.TEXT, allowNull: false },
      field: { type: DataTypes.TEXT, allowNull: true },
      purpose: sealedColumn(seals, 'purpose', { allowNull: true }),
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'accesses', timestamps: false },
  )
}
