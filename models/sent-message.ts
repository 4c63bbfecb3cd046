import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** What the demonstration would have sent to a phone. */
export class SentMessage extends Model<InferAttributes<SentMessage>, InferCreationAttributes<SentMessage>> {
  declare id: string
  declare channel: string
  declare recipient: string
  declare body: string
  declare createdAt: Date
}

export function initSentMessage(sequelize: Sequelize, seals: Seals): void {
  SentMessage.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      channel: { type: DataTypes.TEXT, allowNull: false },
      recipient: sealedColumn(seals, 'recipient'),
      body: sealedColumn(seals, 'body'),
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'sent_messages', timestamps: false },
  )
}
