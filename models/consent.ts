import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** That the notice of a version was taken in, and how. */
export class Consent extends Model<InferAttributes<Consent>, InferCreationAttributes<Consent>> {
  declare id: string
  declare caseId: string
  declare noticeVersion: string
  declare method: string
  /** Whether the server saw all of it heard; null when hearing was not claimed. Never a condition. */
  declare proof: 'complete' | 'partial' | null
  /** The hash of the last report of listening, which vouches for all before it. */
  declare proofHash: string | null
  declare at: Date
}

export function initConsent(sequelize: Sequelize): void {
  Consent.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, allowNull: false },
      method: { type: DataTypes.TEXT, allowNull: false },
      proof: { type: DataTypes.TEXT, allowNull: true },
      proofHash: { type: DataTypes.TEXT, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'consents', timestamps: false },
  )
}
