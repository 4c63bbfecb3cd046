import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { StaffRole } from '../src/policies/actor.ts'

/** What a member of staff may be: a role, in a department, below a division. */
export class Grant extends Model<InferAttributes<Grant>, InferCreationAttributes<Grant>> {
  declare id: string
  declare staffId: string
  declare role: StaffRole
  declare department: string | null
  declare division: string
  /** Null: from the beginning, and until it is ended. */
  declare validFrom: CreationOptional<Date | null>
  declare validTo: CreationOptional<Date | null>
  /** The grant of whoever is away, where this one covers for it. */
  declare covers: CreationOptional<string | null>
  declare grantedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date | null>
}

export function initGrant(sequelize: Sequelize): void {
  Grant.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: true },
      division: { type: DataTypes.TEXT, allowNull: false },
      validFrom: { type: DataTypes.DATE, allowNull: true },
      validTo: { type: DataTypes.DATE, allowNull: true },
      covers: { type: DataTypes.TEXT, allowNull: true },
      grantedBy: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'grants', timestamps: false },
  )
}
