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
  ServiceClocks,
} from '../src/cases/case-parts.ts'
import type { CaseProgress } from '../src/cases/case-progress.ts'
import type { CaseState } from '../src/cases/workflow.ts'
import type { Seals } from '../src/kernel/seal.ts'
import type { Attachment } from './attachment.ts'
import type { CaseClock } from './case-clock.ts'
import type { CaseEvent } from './case-event.ts'
import type { Consent } from './consent.ts'
import type { Office } from './office.ts'
import type { Rating } from './rating.ts'
import type { Rectification } from './rectification.ts'
import { sealedColumn } from './sealed-column.ts'
import type { Supervision } from './supervision.ts'

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
  /** The same blind index as of accounts. */
  declare idNumberIndex: string
  declare helper: Helper | null
  declare residence: Residence
  declare problemDivision: string
  declare problemDetail: string | null
  declare location: Location | null
  declare placeFindings: PlaceFinding[]
  declare problems: string[]
  declare answers: Answers | null
  /** Blind indexes of what may be filed once only, such as the number of an invoice. */
  declare onceIndexes: string[]
  declare description: string
  declare officeId: string
  /** Of the office, kept beside it for lists and posts. */
  declare officeDivision: string
  /** Departments that help: they see it too. */
  /** Of somebody under age: what it says of them is seen by leave alone. */
  declare aboutMinor: CreationOptional<boolean>
  declare alsoDepartments: CreationOptional<string[]>
  declare progress: CaseProgress
  /** The case that it is told of with. */
  declare mergedInto: CreationOptional<string | null>
  /** Under review: the division of the office that must look again. Nobody below it may work on the case. */
  declare reviewDivision: CreationOptional<string | null>
  declare routingReason: string
  /** The times that were promised at filing, the place's own among them; null in cases from before they were kept. */
  declare promises: CreationOptional<ServiceClocks | null>
  declare version: number
  declare createdAt: Date
  declare updatedAt: Date
  declare completedAt: Date | null
  /** Its time was over: from then on it stands for the counts alone, and belongs to nobody. */
  declare emptiedAt: CreationOptional<Date | null>
  declare office?: NonAttribute<Office>
  declare events?: NonAttribute<CaseEvent[]>
  declare clocks?: NonAttribute<CaseClock[]>
  declare attachments?: NonAttribute<Attachment[]>
  declare consents?: NonAttribute<Consent[]>
  declare rating?: NonAttribute<Rating | null>
  declare supervisions?: NonAttribute<Supervision[]>
  declare rectification?: NonAttribute<Rectification | null>
}

export function initCase(sequelize: Sequelize, seals: Seals): void {
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
      agreement: sealedColumn(seals, 'agreement', { allowNull: true }),
      applicant: sealedColumn(seals, 'applicant'),
      idNumberIndex: { type: DataTypes.TEXT, allowNull: false },
      helper: sealedColumn(seals, 'helper', { allowNull: true }),
      residence: sealedColumn(seals, 'residence'),
      problemDivision: { type: DataTypes.TEXT, allowNull: false },
      problemDetail: sealedColumn(seals, 'problemDetail', { allowNull: true }),
      location: sealedColumn(seals, 'location', { allowNull: true }),
      placeFindings: { type: DataTypes.JSONB, allowNull: false },
      problems: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      answers: sealedColumn(seals, 'answers', { allowNull: true }),
      onceIndexes: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      description: sealedColumn(seals, 'description'),
      officeId: { type: DataTypes.TEXT, allowNull: false },
      officeDivision: { type: DataTypes.TEXT, allowNull: false },
      aboutMinor: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      alsoDepartments: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
      progress: sealedColumn(seals, 'progress'),
      mergedInto: { type: DataTypes.TEXT, allowNull: true },
      reviewDivision: { type: DataTypes.TEXT, allowNull: true },
      routingReason: { type: DataTypes.TEXT, allowNull: false },
      promises: { type: DataTypes.JSONB, allowNull: true },
      version: { type: DataTypes.INTEGER, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      completedAt: { type: DataTypes.DATE, allowNull: true },
      emptiedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'cases', timestamps: false },
  )
}
