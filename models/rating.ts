import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** What the citizen thought of the answer, once. */
export class Rating extends Model<InferAttributes<Rating>, InferCreationAttributes<Rating>> {
  declare caseId: string
  declare level: number
  declare tags: string[]
  declare text: string | null
  declare at: Date
}

export function initRating(sequelize: Sequelize): void {
  Rating.init(
    {
      caseId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      level: { type: DataTypes.INTEGER, allowNull: false },
      tags: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      text: { type: DataTypes.TEXT, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'ratings', timestamps: false },
  )
}
