import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** A table of cases that somebody took out of the data centre. */
export class CentreExport extends Model<InferAttributes<CentreExport>, InferCreationAttributes<CentreExport>> {
  declare id: string
  declare staffId: string
  /** Days, places and services that were asked for. */
  declare filter: Record<string, string | null>
  /** Null while it runs, and where it broke off. */
  declare rowCount: number | null
  declare at: Date
}

export function initCentreExport(sequelize: Sequelize): void {
  CentreExport.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      filter: { type: DataTypes.JSONB, allowNull: false },
      rowCount: { type: DataTypes.INTEGER, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'centre_exports', timestamps: false },
  )
}
