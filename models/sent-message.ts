import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** What the demonstration would have sent to a phone. */
export class SentMessage extends Model<InferAttributes<SentMessage>, InferCreationAttributes<SentMessage>> {
  declare id: string
  declare channel: string
  declare recipient: string
  declare body: string
  declare createdAt: Date
}

export function initSentMessage(sequelize: Sequelize): void {
  SentMessage.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      channel: { type: DataTypes.TEXT, allowNull: false },
      recipient: { type: DataTypes.TEXT, allowNull: false },
      body: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'sent_messages', timestamps: false },
  )
}
