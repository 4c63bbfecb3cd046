import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** That a person accepted one message by WeChat. Gone once it was used. */
export class WechatGrant extends Model<InferAttributes<WechatGrant>, InferCreationAttributes<WechatGrant>> {
  declare id: string
  declare citizenId: string
  declare sealedOpenid: string
  /** The delivery that will use it. */
  declare deliveryId: CreationOptional<string | null>
  declare createdAt: Date
}

export function initWechatGrant(sequelize: Sequelize): void {
  WechatGrant.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: false },
      sealedOpenid: { type: DataTypes.TEXT, allowNull: false },
      deliveryId: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'wechat_grants', timestamps: false },
  )
}
