import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { EventDetail } from '../src/cases/steps/step.ts'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** `detail` is what the step asked, decided or named. */
export interface MessageParams {
  caseNumber?: string
  serviceId?: string
  place?: string
  note?: string
  /** ISO 8601. */
  date?: string
  detail?: EventDetail
}

/** News for a citizen, kept as a template and its parameters so that it can be said in either language. */
export class InboxMessage extends Model<InferAttributes<InboxMessage>, InferCreationAttributes<InboxMessage>> {
  declare id: string
  declare citizenId: string
  declare caseId: string | null
  declare template: string
  declare params: MessageParams
  declare createdAt: Date
  declare readAt: Date | null
}

export function initInboxMessage(sequelize: Sequelize, seals: Seals): void {
  InboxMessage.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      template: { type: DataTypes.TEXT, allowNull: false },
      params: sealedColumn(seals, 'params'),
      createdAt: { type: DataTypes.DATE, allowNull: false },
      readAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'inbox_messages', timestamps: false },
  )
}
