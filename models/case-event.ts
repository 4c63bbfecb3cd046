import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { Referral } from '../src/cases/case-parts.ts'
import type { EventDetail } from '../src/cases/steps/step.ts'
import type { CaseState } from '../src/cases/workflow.ts'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

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
  /** What the step asked, decided or named. */
  declare detail: CreationOptional<EventDetail | null>
  /** What somebody was referred to, as it was offered then. */
  declare referrals: CreationOptional<Referral[]>
  /** The office that had the case from then on. */
  declare officeName: CreationOptional<string | null>
  declare at: Date
}

export function initCaseEvent(sequelize: Sequelize, seals: Seals): void {
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
      note: sealedColumn(seals, 'note', { allowNull: true }),
      detail: sealedColumn(seals, 'detail', { allowNull: true }),
      referrals: { type: DataTypes.JSONB, allowNull: false, defaultValue: [] },
      officeName: { type: DataTypes.TEXT, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'case_events', timestamps: false },
  )
}
