import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { StaffRole } from '../src/policies/actor.ts'

/** What a member of staff may be: a role, in a department, below a division. */
export class Grant extends Model<InferAttributes<Grant>, InferCreationAttributes<Grant>> {
  declare id: string
  declare staffId: string
  declare role: StaffRole
  declare department: string | null
  declare division: string
}

export function initGrant(sequelize: Sequelize): void {
  Grant.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: true },
      division: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'grants', timestamps: false },
  )
}
