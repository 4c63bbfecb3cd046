import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** The one code that a phone number may log in with at the moment. */
export class SmsCode extends Model<InferAttributes<SmsCode>, InferCreationAttributes<SmsCode>> {
  /** The blind index of accounts; the number itself is not needed. */
  declare phoneIndex: string
  declare codeHash: string
  declare tries: number
  declare expiresAt: Date
  /** Since a code was last typed right: how many were sent on which day of Yunnan. */
  declare sent: number
  declare sentOn: string | null
}

export function initSmsCode(sequelize: Sequelize): void {
  SmsCode.init(
    {
      phoneIndex: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      codeHash: { type: DataTypes.TEXT, allowNull: false },
      tries: { type: DataTypes.INTEGER, allowNull: false },
      sent: { type: DataTypes.INTEGER, allowNull: false },
      sentOn: { type: DataTypes.DATEONLY, allowNull: true },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'sms_codes', timestamps: false },
  )
}
