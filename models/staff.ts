import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import type { Grant } from './grant.ts'
import { sealedColumn } from './sealed-column.ts'

/** Somebody who works for an office or the data-sharing centre. */
export class Staff extends Model<InferAttributes<Staff>, InferCreationAttributes<Staff>> {
  declare id: string
  declare username: string
  declare passwordHash: string
  declare displayName: string
  /** Base 32; null where no second factor is asked, as in the demonstration. */
  declare totpSecret: CreationOptional<string | null>
  /** The half minute of the last code: none is taken twice. */
  declare totpUsedStep: CreationOptional<number | null>
  /** The password was given by somebody else. */
  declare mustChangePassword: CreationOptional<boolean>
  declare createdAt: Date
  declare closedAt: CreationOptional<Date | null>
  declare grants?: NonAttribute<Grant[]>
}

export function initStaff(sequelize: Sequelize, seals: Seals): void {
  Staff.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      username: { type: DataTypes.TEXT, allowNull: false },
      passwordHash: { type: DataTypes.TEXT, allowNull: false },
      displayName: { type: DataTypes.TEXT, allowNull: false },
      totpSecret: sealedColumn(seals, 'totpSecret', { allowNull: true }),
      totpUsedStep: { type: DataTypes.BIGINT, allowNull: true },
      mustChangePassword: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      closedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'staff', timestamps: false },
  )
}
