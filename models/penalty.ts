import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { PenaltyState } from '../src/cases/penalties/penalty-steps.ts'
import type { Seals } from '../src/kernel/seal.ts'
import type { Case } from './case.ts'
import type { PenaltyEvent } from './penalty-event.ts'
import { sealedColumn } from './sealed-column.ts'

/** What follows, step by step, where somebody may have said something false to get help. Money in 分. */
export class Penalty extends Model<InferAttributes<Penalty>, InferCreationAttributes<Penalty>> {
  declare id: string
  declare caseId: string
  /** Whose account it is, when the person has one. */
  declare citizenId: string | null
  declare department: string
  declare division: string
  declare state: PenaltyState
  declare version: number
  declare clue: string
  declare facts: CreationOptional<string | null>
  declare basis: CreationOptional<string | null>
  declare gainFen: CreationOptional<number | null>
  declare refundFen: CreationOptional<number | null>
  declare fineFen: CreationOptional<number | null>
  declare defence: CreationOptional<string | null>
  declare hearingWanted: CreationOptional<boolean>
  /** Nothing is decided before, unless the person has spoken. */
  declare defenceUntil: CreationOptional<Date | null>
  declare filedAt: CreationOptional<Date | null>
  declare decidedBy: CreationOptional<string | null>
  declare decidedAt: CreationOptional<Date | null>
  declare enteredAt: CreationOptional<Date | null>
  declare visibleUntil: CreationOptional<Date | null>
  declare createdAt: Date
  declare updatedAt: Date
  declare events?: NonAttribute<PenaltyEvent[]>
  declare case?: NonAttribute<Case>
}

export function initPenalty(sequelize: Sequelize, seals: Seals): void {
  Penalty.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      department: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      state: { type: DataTypes.TEXT, allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false },
      clue: sealedColumn(seals, 'clue'),
      facts: sealedColumn(seals, 'facts', { allowNull: true }),
      basis: sealedColumn(seals, 'basis', { allowNull: true }),
      gainFen: sealedColumn(seals, 'gainFen', { allowNull: true }),
      refundFen: sealedColumn(seals, 'refundFen', { allowNull: true }),
      fineFen: sealedColumn(seals, 'fineFen', { allowNull: true }),
      defence: sealedColumn(seals, 'defence', { allowNull: true }),
      hearingWanted: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      defenceUntil: { type: DataTypes.DATE, allowNull: true },
      filedAt: { type: DataTypes.DATE, allowNull: true },
      decidedBy: { type: DataTypes.TEXT, allowNull: true },
      decidedAt: { type: DataTypes.DATE, allowNull: true },
      enteredAt: { type: DataTypes.DATE, allowNull: true },
      visibleUntil: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'penalties', timestamps: false },
  )
}
