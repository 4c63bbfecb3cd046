import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** News for a citizen, kept as a template and its parameters so that it can be said in either language. */
export class InboxMessage extends Model<InferAttributes<InboxMessage>, InferCreationAttributes<InboxMessage>> {
  declare id: string
  declare citizenId: string
  declare caseId: string | null
  declare template: string
  declare params: Record<string, string>
  declare createdAt: Date
  declare readAt: Date | null
}

export function initInboxMessage(sequelize: Sequelize): void {
  InboxMessage.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      template: { type: DataTypes.TEXT, allowNull: false },
      params: { type: DataTypes.JSONB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      readAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'inbox_messages', timestamps: false },
  )
}
