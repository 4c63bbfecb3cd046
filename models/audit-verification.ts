import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** What was found when the whole audit was read and held against its anchors. */
export class AuditVerification extends Model<
  InferAttributes<AuditVerification>,
  InferCreationAttributes<AuditVerification>
> {
  declare id: string
  declare at: Date
  /** Wider than a number in the database, so they come as text. */
  declare entries: number | string
  declare anchors: number | string
  declare anchoredUpTo: number | string
  declare faultCount: number | string
  /** The first of them. */
  declare faults: { at: { seq: number } | { line: number }; what: string }[]
}

export function initAuditVerification(sequelize: Sequelize): void {
  AuditVerification.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
      entries: { type: DataTypes.BIGINT, allowNull: false },
      anchors: { type: DataTypes.BIGINT, allowNull: false },
      anchoredUpTo: { type: DataTypes.BIGINT, allowNull: false },
      faultCount: { type: DataTypes.BIGINT, allowNull: false },
      faults: { type: DataTypes.JSONB, allowNull: false },
    },
    { sequelize, tableName: 'audit_verifications', timestamps: false },
  )
}
