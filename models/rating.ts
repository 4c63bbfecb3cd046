import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** What the citizen thought of the answer, once. */
export class Rating extends Model<InferAttributes<Rating>, InferCreationAttributes<Rating>> {
  declare caseId: string
  declare level: number
  declare tags: string[]
  declare text: string | null
  declare at: Date
}

export function initRating(sequelize: Sequelize, seals: Seals): void {
  Rating.init(
    {
      caseId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      level: { type: DataTypes.INTEGER, allowNull: false },
      tags: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      text: sealedColumn(seals, 'text', { allowNull: true }),
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'ratings', timestamps: false },
  )
}
