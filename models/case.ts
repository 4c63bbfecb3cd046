import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type {
  AgreementRecord,
  Answers,
  Applicant,
  Helper,
  Location,
  PlaceFinding,
  Residence,
} from '../src/cases/case-parts.ts'
import type { CaseState } from '../src/cases/workflow.ts'
import type { Attachment } from './attachment.ts'
import type { CaseClock } from './case-clock.ts'
import type { CaseEvent } from './case-event.ts'
import type { Consent } from './consent.ts'
import type { Office } from './office.ts'
import type { Rating } from './rating.ts'

/** One request of one person to one office. */
export class Case extends Model<InferAttributes<Case>, InferCreationAttributes<Case>> {
  declare id: string
  declare caseNumber: string
  declare serviceId: string
  declare department: string
  declare catalogueVersion: string
  declare noticeVersion: string
  declare filingMode: string
  declare state: CaseState
  declare urgency: string
  declare citizenId: string | null
  declare staffId: string | null
  /** Whose matter it is; null while no account is known for their phone. */
  declare applicantId: string | null
  /** Null where people file for themselves. */
  declare agreement: AgreementRecord | null
  declare applicant: Applicant
  declare helper: Helper | null
  declare residence: Residence
  declare problemDivision: string
  declare problemDetail: string | null
  declare location: Location | null
  declare placeFindings: PlaceFinding[]
  declare problems: string[]
  declare answers: Answers | null
  declare description: string
  declare officeId: string
  /** Under review: the division of the office that must look again. Nobody below it may work on the case. */
  declare reviewDivision: CreationOptional<string | null>
  declare routingReason: string
  declare version: number
  declare createdAt: Date
  declare updatedAt: Date
  declare completedAt: Date | null
  declare office?: NonAttribute<Office>
  declare events?: NonAttribute<CaseEvent[]>
  declare clocks?: NonAttribute<CaseClock[]>
  declare attachments?: NonAttribute<Attachment[]>
  declare consent?: NonAttribute<Consent | null>
  declare rating?: NonAttribute<Rating | null>
}

export function initCase(sequelize: Sequelize): void {
  Case.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseNumber: { type: DataTypes.TEXT, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: false },
      catalogueVersion: { type: DataTypes.TEXT, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, allowNull: false },
      filingMode: { type: DataTypes.TEXT, allowNull: false },
      state: { type: DataTypes.TEXT, allowNull: false },
      urgency: { type: DataTypes.TEXT, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      applicantId: { type: DataTypes.TEXT, allowNull: true },
      agreement: { type: DataTypes.JSONB, allowNull: true },
      applicant: { type: DataTypes.JSONB, allowNull: false },
      helper: { type: DataTypes.JSONB, allowNull: true },
      residence: { type: DataTypes.JSONB, allowNull: false },
      problemDivision: { type: DataTypes.TEXT, allowNull: false },
      problemDetail: { type: DataTypes.TEXT, allowNull: true },
      location: { type: DataTypes.JSONB, allowNull: true },
      placeFindings: { type: DataTypes.JSONB, allowNull: false },
      problems: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      answers: { type: DataTypes.JSONB, allowNull: true },
      description: { type: DataTypes.TEXT, allowNull: false },
      officeId: { type: DataTypes.TEXT, allowNull: false },
      reviewDivision: { type: DataTypes.TEXT, allowNull: true },
      routingReason: { type: DataTypes.TEXT, allowNull: false },
      version: { type: DataTypes.INTEGER, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      completedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'cases', timestamps: false },
  )
}
