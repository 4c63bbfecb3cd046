import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** A request that was answered, so that its repetition gets the same answer. */
export class IdempotencyKey extends Model<InferAttributes<IdempotencyKey>, InferCreationAttributes<IdempotencyKey>> {
  declare owner: string
  declare key: string
  declare bodyHash: string
  declare answer: Record<string, unknown>
  declare createdAt: Date
}

export function initIdempotencyKey(sequelize: Sequelize, seals: Seals): void {
  IdempotencyKey.init(
    {
      owner: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      key: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      bodyHash: { type: DataTypes.TEXT, allowNull: false },
      answer: sealedColumn(seals, 'answer'),
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'idempotency_keys', timestamps: false },
  )
}
