import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { Case } from './case.ts'

/** Somebody is told that a promise runs out; each step of the chain once. */
export class WorkAlert extends Model<InferAttributes<WorkAlert>, InferCreationAttributes<WorkAlert>> {
  declare id: string
  declare caseId: string
  declare clock: string
  declare step: string
  /** Of whoever is told. */
  declare role: string
  declare department: string | null
  declare division: string
  /** A later step went out in its place. */
  declare skipped: boolean
  declare at: Date
  declare case?: NonAttribute<Case>
}

export function initWorkAlert(sequelize: Sequelize): void {
  WorkAlert.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      clock: { type: DataTypes.TEXT, allowNull: false },
      step: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: true },
      division: { type: DataTypes.TEXT, allowNull: false },
      skipped: { type: DataTypes.BOOLEAN, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'work_alerts', timestamps: false },
  )
}
