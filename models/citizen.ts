import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** A person who asks for help; registered once the real name is known. */
export class Citizen extends Model<InferAttributes<Citizen>, InferCreationAttributes<Citizen>> {
  declare id: string
  declare phone: string
  declare name: string | null
  declare idNumber: string | null
  declare contactPhone: string | null
  declare residenceCode: string | null
  declare residenceDetail: string | null
  declare registeredAt: Date | null
  declare createdAt: Date
}

export function initCitizen(sequelize: Sequelize): void {
  Citizen.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: true },
      idNumber: { type: DataTypes.TEXT, allowNull: true },
      contactPhone: { type: DataTypes.TEXT, allowNull: true },
      residenceCode: { type: DataTypes.TEXT, allowNull: true },
      residenceDetail: { type: DataTypes.TEXT, allowNull: true },
      registeredAt: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'citizens', timestamps: false },
  )
}
