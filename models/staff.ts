import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Grant } from './grant.ts'

/** Somebody who works for an office or the data-sharing centre. */
export class Staff extends Model<InferAttributes<Staff>, InferCreationAttributes<Staff>> {
  declare id: string
  declare username: string
  declare passwordHash: string
  declare displayName: string
  declare createdAt: Date
  declare grants?: NonAttribute<Grant[]>
}

export function initStaff(sequelize: Sequelize): void {
  Staff.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      username: { type: DataTypes.TEXT, allowNull: false },
      passwordHash: { type: DataTypes.TEXT, allowNull: false },
      displayName: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'staff', timestamps: false },
  )
}
