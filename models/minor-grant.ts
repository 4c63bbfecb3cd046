import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'
import type { Staff } from './staff.ts'

/**
 * Leave for one person to see what a case says of a child, for a time, by a responsible person
 * (未成年人网络保护条例, art. 36); asked for until it is decided.
 */
export class MinorGrant extends Model<InferAttributes<MinorGrant>, InferCreationAttributes<MinorGrant>> {
  declare id: string
  declare caseId: string
  declare staffId: string
  declare reason: string
  /** Taken at once, because a child is in danger; the head is told. */
  declare emergency: boolean
  declare askedAt: Date
  declare decidedBy: string | null
  declare decidedAt: Date | null
  /** Null while it is asked for, and where it was refused. */
  declare untilAt: Date | null
  declare staff?: NonAttribute<Staff>
}

export function initMinorGrant(sequelize: Sequelize, seals: Seals): void {
  MinorGrant.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      reason: sealedColumn(seals, 'reason'),
      emergency: { type: DataTypes.BOOLEAN, allowNull: false },
      askedAt: { type: DataTypes.DATE, allowNull: false },
      decidedBy: { type: DataTypes.TEXT, allowNull: true },
      decidedAt: { type: DataTypes.DATE, allowNull: true },
      untilAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'minor_grants', timestamps: false },
  )
}
