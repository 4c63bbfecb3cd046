import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { DeliveryFailure, DeliveryState } from '../src/clients/webhooks/events.ts'

/** One event on its way to one endpoint; its id is the same however often it is sent. */
export class WebhookDelivery extends Model<InferAttributes<WebhookDelivery>, InferCreationAttributes<WebhookDelivery>> {
  declare id: string
  declare endpointId: string
  declare event: string
  /** The very bytes that are signed. */
  declare body: string
  declare state: DeliveryState
  declare attempts: CreationOptional<number>
  declare nextAt: Date
  /** Of the latest attempt. */
  declare attemptedAt: CreationOptional<Date | null>
  declare responseStatus: CreationOptional<number | null>
  declare durationMs: CreationOptional<number | null>
  declare failure: CreationOptional<DeliveryFailure | null>
  declare createdAt: Date
}

export function initWebhookDelivery(sequelize: Sequelize): void {
  WebhookDelivery.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      endpointId: { type: DataTypes.TEXT, allowNull: false },
      event: { type: DataTypes.TEXT, allowNull: false },
      body: { type: DataTypes.TEXT, allowNull: false },
      state: { type: DataTypes.TEXT, allowNull: false },
      attempts: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      nextAt: { type: DataTypes.DATE, allowNull: false },
      attemptedAt: { type: DataTypes.DATE, allowNull: true },
      responseStatus: { type: DataTypes.INTEGER, allowNull: true },
      durationMs: { type: DataTypes.INTEGER, allowNull: true },
      failure: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'webhook_deliveries', timestamps: false },
  )
}
