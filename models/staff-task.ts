import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import type { Audience } from './delivery.ts'
import { sealedColumn } from './sealed-column.ts'

/** How each kind of task may end. */
export const taskOutcomes = {
  'recover-account': ['handed-over', 'refused'],
  visit: ['told', 'wants-nothing'],
} as const

export type TaskKind = keyof typeof taskOutcomes
export type TaskOutcome = (typeof taskOutcomes)[TaskKind][number]

/** Something that a township has to see to in person. */
export class StaffTask extends Model<InferAttributes<StaffTask>, InferCreationAttributes<StaffTask>> {
  declare id: string
  declare kind: TaskKind
  /** Where: a division code of 6 to 12 digits. */
  declare division: string
  /** The same matter is one open task, however often it is asked for. */
  declare dedupeKey: string
  /** Who asks for an account. */
  declare citizenId: string | null
  /** Whose account is asked for. */
  declare holderId: CreationOptional<string | null>
  /** What somebody has to be told of. */
  declare caseId: string | null
  /** Who has to be told. */
  declare audience: CreationOptional<Audience | null>
  declare createdAt: Date
  declare doneAt: CreationOptional<Date | null>
  declare doneBy: CreationOptional<string | null>
  declare outcome: CreationOptional<TaskOutcome | null>
  declare note: CreationOptional<string | null>
  /** Of an account that was handed over, until its phone has been told. */
  declare formerPhone: CreationOptional<string | null>
}

export function initStaffTask(sequelize: Sequelize, seals: Seals): void {
  StaffTask.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      dedupeKey: { type: DataTypes.TEXT, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      holderId: { type: DataTypes.TEXT, allowNull: true },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      audience: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      doneAt: { type: DataTypes.DATE, allowNull: true },
      doneBy: { type: DataTypes.TEXT, allowNull: true },
      outcome: { type: DataTypes.TEXT, allowNull: true },
      note: sealedColumn(seals, 'note', { allowNull: true }),
      formerPhone: sealedColumn(seals, 'formerPhone', { allowNull: true }),
    },
    { sequelize, tableName: 'staff_tasks', timestamps: false },
  )
}
