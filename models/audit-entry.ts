import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** One line of the audit: who did what to what; ids and codes only, nothing that names a person. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  /** From 1, without a gap. Wider than a number in the database, so it comes as text. */
  declare seq: number | string
  declare at: Date
  declare actorKind: 'citizen' | 'staff' | 'client' | 'system' | 'nobody'
  declare actorId: string | null
  /** `case.accept`, `login.locked` … */
  declare action: string
  declare subjectKind: string
  declare subjectId: string | null
  /** Where it lies, of a case or an office. */
  declare division: string | null
  /** Canonical JSON, as it was hashed. */
  declare details: string
  /** The hash of the entry before; '' for the first. */
  declare priorHash: string
  declare hash: string
}

export function initAuditEntry(sequelize: Sequelize): void {
  AuditEntry.init(
    {
      seq: { type: DataTypes.BIGINT, primaryKey: true, allowNull: false },
      at: { type: DataTypes.DATE, allowNull: false },
      actorKind: { type: DataTypes.TEXT, allowNull: false },
      actorId: { type: DataTypes.TEXT, allowNull: true },
      action: { type: DataTypes.TEXT, allowNull: false },
      subjectKind: { type: DataTypes.TEXT, allowNull: false },
      subjectId: { type: DataTypes.TEXT, allowNull: true },
      division: { type: DataTypes.TEXT, allowNull: true },
      details: { type: DataTypes.TEXT, allowNull: false },
      priorHash: { type: DataTypes.TEXT, allowNull: false },
      hash: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'audit_entries', timestamps: false },
  )
}
