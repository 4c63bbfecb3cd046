import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { ConsentMethod } from '../src/cases/case-parts.ts'
import type { ConsentPurpose } from '../src/cases/consent-purposes.ts'

/** A yes to one purpose: with a case, or by a person at the moment of doing something. */
export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: string
  /** The case that it belongs to, else `citizenId` gave it for themselves. */
  declare caseId: string | null
  declare citizenId: string | null
  declare purpose: ConsentPurpose
  /** Of the notice that was taken in, and how; null when doing it was the yes. */
  declare noticeVersion: string | null
  declare method: ConsentMethod | null
  /** Whether the server saw all of it heard; null when hearing was not claimed. Never a condition. */
  declare proof: 'complete' | 'partial' | null
  /** The hash of the last report of listening, which vouches for all before it. */
  declare proofHash: string | null
  declare at: Date
  declare withdrawnAt: Date | null
}

export function initConsent(sequelize: Sequelize): void {
  Consent.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      purpose: { type: DataTypes.TEXT, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, allowNull: true },
      method: { type: DataTypes.TEXT, allowNull: true },
      proof: { type: DataTypes.TEXT, allowNull: true },
      proofHash: { type: DataTypes.TEXT, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
      withdrawnAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'consents', timestamps: false },
  )
}
