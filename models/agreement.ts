import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** A code that was sent to somebody who is being helped, and whether it came back: their yes to this helper and service. */
export class Agreement extends Model<InferAttributes<Agreement>, InferCreationAttributes<Agreement>> {
  declare id: string
  /** The citizen who helps; null where staff do. */
  declare helperId: CreationOptional<string | null>
  declare staffId: CreationOptional<string | null>
  /** Of the phone that the code went to, as of accounts. */
  declare phoneIndex: string
  declare serviceId: string
  declare codeHash: string
  declare tries: number
  declare sentAt: Date
  declare agreedAt: Date | null
  /** The one case that was filed with it. */
  declare caseId: string | null
}

export function initAgreement(sequelize: Sequelize): void {
  Agreement.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      helperId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      phoneIndex: { type: DataTypes.TEXT, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      codeHash: { type: DataTypes.TEXT, allowNull: false },
      tries: { type: DataTypes.INTEGER, allowNull: false },
      sentAt: { type: DataTypes.DATE, allowNull: false },
      agreedAt: { type: DataTypes.DATE, allowNull: true },
      caseId: { type: DataTypes.TEXT, allowNull: true },
    },
    { sequelize, tableName: 'agreements', timestamps: false },
  )
}
