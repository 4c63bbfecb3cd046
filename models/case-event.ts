import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { CaseState } from '../src/cases/workflow.ts'

/** One thing that happened to a case, in order. */
export class CaseEvent extends Model<InferAttributes<CaseEvent>, InferCreationAttributes<CaseEvent>> {
  declare id: string
  declare caseId: string
  declare seq: number
  declare actorKind: string
  declare actorId: string | null
  declare action: string
  declare fromState: string | null
  declare toState: CaseState
  declare note: string | null
  /** The office that had the case from then on. */
  declare officeName: CreationOptional<string | null>
  declare at: Date
}

export function initCaseEvent(sequelize: Sequelize): void {
  CaseEvent.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      seq: { type: DataTypes.INTEGER, allowNull: false },
      actorKind: { type: DataTypes.TEXT, allowNull: false },
      actorId: { type: DataTypes.TEXT, allowNull: true },
      action: { type: DataTypes.TEXT, allowNull: false },
      fromState: { type: DataTypes.TEXT, allowNull: true },
      toState: { type: DataTypes.TEXT, allowNull: false },
      note: { type: DataTypes.TEXT, allowNull: true },
      officeName: { type: DataTypes.TEXT, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'case_events', timestamps: false },
  )
}
