import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** A person who asks for help; registered once the real name is known. */
export class Citizen extends Model<InferAttributes<Citizen>, InferCreationAttributes<Citizen>> {
  declare id: string
  /** The number that was verified at a login; null while WeChat alone vouches, and once the account is closed. */
  declare phone: string | null
  declare phoneIndex: CreationOptional<string | null>
  /** Whom WeChat knows, as a keyed hash. */
  declare openidHash: CreationOptional<string | null>
  declare name: string | null
  declare idNumber: string | null
  declare idNumberIndex: CreationOptional<string | null>
  declare contactPhone: string | null
  declare residenceCode: string | null
  declare residenceDetail: string | null
  declare registeredAt: Date | null
  declare createdAt: Date
  /** From then on it stands only for the cases that the law keeps, and holds nothing personal. */
  declare closedAt: CreationOptional<Date | null>
}

export function initCitizen(sequelize: Sequelize, seals: Seals): void {
  Citizen.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      phone: sealedColumn(seals, 'phone', { allowNull: true, indexed: true }),
      phoneIndex: { type: DataTypes.TEXT, allowNull: true },
      openidHash: { type: DataTypes.TEXT, allowNull: true },
      name: sealedColumn(seals, 'name', { allowNull: true }),
      idNumber: sealedColumn(seals, 'idNumber', { allowNull: true, indexed: true }),
      idNumberIndex: { type: DataTypes.TEXT, allowNull: true },
      contactPhone: sealedColumn(seals, 'contactPhone', { allowNull: true }),
      residenceCode: { type: DataTypes.TEXT, allowNull: true },
      residenceDetail: sealedColumn(seals, 'residenceDetail', { allowNull: true }),
      registeredAt: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      closedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'citizens', timestamps: false },
  )
}
