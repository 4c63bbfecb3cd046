import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { LocalClocks } from '../src/cases/case-parts.ts'

/** The times that one place sets itself for one service, and on what ground; one stands, the others are history. */
export class LocalPromise extends Model<InferAttributes<LocalPromise>, InferCreationAttributes<LocalPromise>> {
  declare id: string
  declare serviceId: string
  /** Prefecture or county. */
  declare division: string
  declare clocks: LocalClocks
  /** The document that sets them, as people cite it. */
  declare basis: string
  declare staffId: string
  declare createdAt: Date
  declare endedAt: Date | null
}

export function initLocalPromise(sequelize: Sequelize): void {
  LocalPromise.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      clocks: { type: DataTypes.JSONB, allowNull: false },
      basis: { type: DataTypes.TEXT, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'local_promises', timestamps: false },
  )
}
