import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { OffReason, WebhookEvent } from '../src/clients/webhooks/events.ts'
import type { Seals } from '../src/kernel/seal.ts'
import type { ApiClient } from './api-client.ts'
import { sealedColumn } from './sealed-column.ts'

/** Where a client of the API wants to be told of what happens, and how telling it goes. */
export class WebhookEndpoint extends Model<InferAttributes<WebhookEndpoint>, InferCreationAttributes<WebhookEndpoint>> {
  declare id: string
  declare clientId: string
  /** Of test keys: only pings go there. */
  declare isTest: boolean
  /** It may hold a token of its owner. */
  declare url: string
  declare events: WebhookEvent[]
  declare description: string
  declare secret: string
  /** Signs beside the new one until then. */
  declare oldSecret: CreationOptional<string | null>
  declare oldSecretUntil: CreationOptional<Date | null>
  declare createdAt: Date
  declare offAt: CreationOptional<Date | null>
  declare offReason: CreationOptional<OffReason | null>
  /** How often in a row it failed, and since when. */
  declare failures: CreationOptional<number>
  declare failingSince: CreationOptional<Date | null>
  /** Nothing is sent before. */
  declare pausedUntil: CreationOptional<Date | null>
  /** Some worker sends to it; one that died is waited for until then. */
  declare leasedUntil: CreationOptional<Date | null>
  declare client?: NonAttribute<ApiClient>
}

export function initWebhookEndpoint(sequelize: Sequelize, seals: Seals): void {
  WebhookEndpoint.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      clientId: { type: DataTypes.TEXT, allowNull: false },
      isTest: { type: DataTypes.BOOLEAN, allowNull: false },
      url: sealedColumn(seals, 'url'),
      events: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
      secret: sealedColumn(seals, 'secret'),
      oldSecret: sealedColumn(seals, 'oldSecret', { allowNull: true }),
      oldSecretUntil: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      offAt: { type: DataTypes.DATE, allowNull: true },
      offReason: { type: DataTypes.TEXT, allowNull: true },
      failures: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      failingSince: { type: DataTypes.DATE, allowNull: true },
      pausedUntil: { type: DataTypes.DATE, allowNull: true },
      leasedUntil: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'webhook_endpoints', timestamps: false },
  )
}
