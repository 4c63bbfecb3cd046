import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { Span } from '../src/kernel/calendar.ts'

/** A promise of time that runs for a case. */
export class CaseClock extends Model<InferAttributes<CaseClock>, InferCreationAttributes<CaseClock>> {
  declare caseId: string
  declare kind: string
  declare startedAt: Date
  declare dueAt: Date
  declare provisional: boolean
  declare stoppedAt: Date | null
  /** How long it was promised; null in cases from before it was kept. */
  declare span: CreationOptional<Span | null>
  /** It rests since then, with so much left. */
  declare pausedAt: CreationOptional<Date | null>
  declare leftOver: CreationOptional<Span | null>
  /** What the due date was counted from, and how far: the start and the whole, or where it went on and what was left. */
  declare countedFrom: CreationOptional<Date | null>
  declare countedSpan: CreationOptional<Span | null>
}

export function initCaseClock(sequelize: Sequelize): void {
  CaseClock.init(
    {
      caseId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      kind: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      dueAt: { type: DataTypes.DATE, allowNull: false },
      provisional: { type: DataTypes.BOOLEAN, allowNull: false },
      stoppedAt: { type: DataTypes.DATE, allowNull: true },
      span: { type: DataTypes.JSONB, allowNull: true },
      pausedAt: { type: DataTypes.DATE, allowNull: true },
      leftOver: { type: DataTypes.JSONB, allowNull: true },
      countedFrom: { type: DataTypes.DATE, allowNull: true },
      countedSpan: { type: DataTypes.JSONB, allowNull: true },
    },
    { sequelize, tableName: 'case_clocks', timestamps: false },
  )
}
