import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { CalendarYear } from '../src/kernel/calendar.ts'

/** A year of holidays that was loaded here; it goes before what the service brings. */
export class CalendarYearRow extends Model<InferAttributes<CalendarYearRow>, InferCreationAttributes<CalendarYearRow>> {
  declare year: number
  declare content: CalendarYear
  declare staffId: string | null
  declare loadedAt: Date
}

export function initCalendarYearRow(sequelize: Sequelize): void {
  CalendarYearRow.init(
    {
      year: { type: DataTypes.INTEGER, primaryKey: true, allowNull: false },
      content: { type: DataTypes.JSONB, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      loadedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'calendar_years', timestamps: false },
  )
}
