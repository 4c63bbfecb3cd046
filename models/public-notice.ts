import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** What a village is told before somebody gets an allowance: nothing that says more than it must. */
export class PublicNotice extends Model<InferAttributes<PublicNotice>, InferCreationAttributes<PublicNotice>> {
  declare id: string
  declare caseId: string
  declare serviceId: string
  declare division: string
  declare maskedName: string
  declare fromAt: Date
  declare untilAt: Date
  /** Null while it stands. */
  declare endedAt: Date | null
}

export function initPublicNotice(sequelize: Sequelize): void {
  PublicNotice.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      maskedName: { type: DataTypes.TEXT, allowNull: false },
      fromAt: { type: DataTypes.DATE, allowNull: false },
      untilAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'public_notices', timestamps: false },
  )
}
