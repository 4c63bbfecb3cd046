import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import type { ApiClient } from './api-client.ts'
import { sealedColumn } from './sealed-column.ts'

/** A key of an integrator, by its hash. */
export class ApiKey extends Model<InferAttributes<ApiKey>, InferCreationAttributes<ApiKey>> {
  declare id: string
  declare clientId: string
  declare keyHash: string
  /** Its first and last characters, by which its owner knows it. */
  declare hint: string
  /** Answers are invented, nothing real is reached. */
  declare isTest: boolean
  /** What its calls are signed with; it never travels. Null for keys of before. */
  declare signingSecret: CreationOptional<string | null>
  declare createdAt: Date
  declare expiresAt: CreationOptional<Date | null>
  declare revokedAt: CreationOptional<Date | null>
  /** YYYY-MM-DD in Yunnan. */
  declare lastUsedOn: CreationOptional<string | null>
  declare client?: NonAttribute<ApiClient>
}

export function initApiKey(sequelize: Sequelize, seals: Seals): void {
  ApiKey.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      clientId: { type: DataTypes.TEXT, allowNull: false },
      keyHash: { type: DataTypes.TEXT, allowNull: false },
      hint: { type: DataTypes.TEXT, allowNull: false },
      isTest: { type: DataTypes.BOOLEAN, allowNull: false },
      signingSecret: sealedColumn(seals, 'signingSecret', { allowNull: true }),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: { type: DataTypes.DATE, allowNull: true },
      revokedAt: { type: DataTypes.DATE, allowNull: true },
      lastUsedOn: { type: DataTypes.DATEONLY, allowNull: true },
    },
    { sequelize, tableName: 'api_keys', timestamps: false },
  )
}
