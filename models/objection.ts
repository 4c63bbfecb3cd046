import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** What somebody has to say against a public notice; for those who work on the case alone. */
export class Objection extends Model<InferAttributes<Objection>, InferCreationAttributes<Objection>> {
  declare id: string
  declare noticeId: string
  declare citizenId: string
  declare text: string
  declare at: Date
}

export function initObjection(sequelize: Sequelize, seals: Seals): void {
  Objection.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      noticeId: { type: DataTypes.TEXT, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: false },
      text: sealedColumn(seals, 'text'),
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'objections', timestamps: false },
  )
}
