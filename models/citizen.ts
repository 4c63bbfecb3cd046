import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** A person who asks for help; registered once the real name is known. */
export class Citizen extends Model<InferAttributes<Citizen>, InferCreationAttributes<Citizen>> {
  declare id: string
  /** The number that was verified at a login; null while WeChat alone vouches, and once the account is closed. */
  declare phone: string | null
  /** Whom WeChat knows, as a keyed hash. */
  declare openidHash: CreationOptional<string | null>
  declare name: string | null
  declare idNumber: string | null
  declare contactPhone: string | null
  declare residenceCode: string | null
  declare residenceDetail: string | null
  declare registeredAt: Date | null
  declare createdAt: Date
  /** From then on it stands only for the cases that the law keeps, and holds nothing personal. */
  declare closedAt: CreationOptional<Date | null>
}

export function initCitizen(sequelize: Sequelize): void {
  Citizen.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: true },
      openidHash: { type: DataTypes.TEXT, allowNull: true },
      name: { type: DataTypes.TEXT, allowNull: true },
      idNumber: { type: DataTypes.TEXT, allowNull: true },
      contactPhone: { type: DataTypes.TEXT, allowNull: true },
      residenceCode: { type: DataTypes.TEXT, allowNull: true },
      residenceDetail: { type: DataTypes.TEXT, allowNull: true },
      registeredAt: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      closedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'citizens', timestamps: false },
  )
}
