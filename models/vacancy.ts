import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Trade } from '../src/directory/trades.ts'

/** Work that somebody offers. */
export class Vacancy extends Model<InferAttributes<Vacancy>, InferCreationAttributes<Vacancy>> {
  declare id: string
  declare editionId: string
  declare title: string
  declare employer: string
  /** Where the work is. */
  declare division: string
  declare address: string
  declare trade: Trade
  /** 分 a month. */
  declare payFrom: number | null
  declare payTo: number | null
  declare places: number
  declare publicWelfare: boolean
  declare lodging: boolean
  declare phone: string
  /** The last day, `YYYY-MM-DD`. */
  declare closes: string | null
  declare description: string
}

export function initVacancy(sequelize: Sequelize): void {
  Vacancy.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      editionId: { type: DataTypes.TEXT, allowNull: false },
      title: { type: DataTypes.TEXT, allowNull: false },
      employer: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      address: { type: DataTypes.TEXT, allowNull: false },
      trade: { type: DataTypes.TEXT, allowNull: false },
      payFrom: { type: DataTypes.INTEGER, allowNull: true },
      payTo: { type: DataTypes.INTEGER, allowNull: true },
      places: { type: DataTypes.INTEGER, allowNull: false },
      publicWelfare: { type: DataTypes.BOOLEAN, allowNull: false },
      lodging: { type: DataTypes.BOOLEAN, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: false },
      closes: { type: DataTypes.DATEONLY, allowNull: true },
      description: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'vacancies', timestamps: false },
  )
}
