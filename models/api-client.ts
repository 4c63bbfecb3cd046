import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Limits } from '../src/clients/limits.ts'
import type { ApiKey } from './api-key.ts'

/** An integrator: what its keys may do, and how much of it. */
export class ApiClient extends Model<InferAttributes<ApiClient>, InferCreationAttributes<ApiClient>> {
  declare id: string
  declare name: string
  declare scopes: string[]
  declare limits: CreationOptional<Partial<Limits>>
  /** Its calls count only with a signature. */
  declare mustSign: CreationOptional<boolean>
  declare createdAt: Date
  declare closedAt: CreationOptional<Date | null>
  declare keys?: NonAttribute<ApiKey[]>
}

export function initApiClient(sequelize: Sequelize): void {
  ApiClient.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      scopes: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      limits: { type: DataTypes.JSONB, allowNull: false, defaultValue: {} },
      mustSign: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      closedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'api_clients', timestamps: false },
  )
}
