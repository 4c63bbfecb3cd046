import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** Sentences that were heard since the report before. Its hash covers it and the hash before it. */
export class ListeningReport extends Model<InferAttributes<ListeningReport>, InferCreationAttributes<ListeningReport>> {
  declare citizenId: string
  declare serviceId: string
  declare noticeVersion: string
  /** From 1. */
  declare seq: number
  declare sentences: number[]
  declare at: Date
  declare hash: string
}

export function initListeningReport(sequelize: Sequelize): void {
  ListeningReport.init(
    {
      citizenId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      serviceId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      seq: { type: DataTypes.INTEGER, primaryKey: true, allowNull: false },
      sentences: { type: DataTypes.ARRAY(DataTypes.INTEGER), allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
      hash: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'listening_reports', timestamps: false },
  )
}
