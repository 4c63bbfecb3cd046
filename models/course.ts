import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Trade } from '../src/directory/trades.ts'

/** A course that somebody gives. */
export class Course extends Model<InferAttributes<Course>, InferCreationAttributes<Course>> {
  declare id: string
  declare editionId: string
  declare title: string
  declare school: string
  declare division: string
  declare address: string
  /** WGS-84 degrees. */
  declare longitude: number | null
  declare latitude: number | null
  declare trade: Trade
  /** The first day, `YYYY-MM-DD`. */
  declare starts: string
  declare days: number
  declare places: number
  declare free: boolean
  declare childcare: boolean
  declare phone: string
  declare description: string
}

export function initCourse(sequelize: Sequelize): void {
  Course.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      editionId: { type: DataTypes.TEXT, allowNull: false },
      title: { type: DataTypes.TEXT, allowNull: false },
      school: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      address: { type: DataTypes.TEXT, allowNull: false },
      longitude: { type: DataTypes.DOUBLE, allowNull: true },
      latitude: { type: DataTypes.DOUBLE, allowNull: true },
      trade: { type: DataTypes.TEXT, allowNull: false },
      starts: { type: DataTypes.DATEONLY, allowNull: false },
      days: { type: DataTypes.INTEGER, allowNull: false },
      places: { type: DataTypes.INTEGER, allowNull: false },
      free: { type: DataTypes.BOOLEAN, allowNull: false },
      childcare: { type: DataTypes.BOOLEAN, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'courses', timestamps: false },
  )
}
