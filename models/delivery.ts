import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

export const deliveryStatuses = [
  'created',
  'sending',
  'delivered',
  'temporary-failure',
  'permanent-failure',
  'technical-failure',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]
export type Channel = 'inbox' | 'wechat' | 'sms'
export type Audience = 'applicant' | 'helper'

/** One piece of news on its way to one person by one channel; there is never a second of the same. */
export class Delivery extends Model<InferAttributes<Delivery>, InferCreationAttributes<Delivery>> {
  declare id: string
  declare caseId: string
  declare eventSeq: number
  declare action: string
  declare audience: Audience
  declare channel: Channel
  declare status: DeliveryStatus
  declare attempts: CreationOptional<number>
  /** Not before. */
  declare nextAt: Date
  /** When somebody began to send it. */
  declare claimedAt: CreationOptional<Date | null>
  /** The code of what went wrong last. */
  declare failure: CreationOptional<string | null>
  declare createdAt: Date
  declare updatedAt: Date
}

export function initDelivery(sequelize: Sequelize): void {
  Delivery.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      eventSeq: { type: DataTypes.INTEGER, allowNull: false },
      action: { type: DataTypes.TEXT, allowNull: false },
      audience: { type: DataTypes.TEXT, allowNull: false },
      channel: { type: DataTypes.TEXT, allowNull: false },
      status: { type: DataTypes.TEXT, allowNull: false },
      attempts: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      nextAt: { type: DataTypes.DATE, allowNull: false },
      claimedAt: { type: DataTypes.DATE, allowNull: true },
      failure: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'deliveries', timestamps: false },
  )
}
