import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** A photo that supports a case; its bytes are in the file store under the same id. */
export class Attachment extends Model<InferAttributes<Attachment>, InferCreationAttributes<Attachment>> {
  declare id: string
  declare citizenId: string | null
  declare staffId: string | null
  declare caseId: string | null
  /** The step that added it to its case; null when it was filed with it. */
  declare eventSeq: CreationOptional<number | null>
  declare kind: string
  declare bytes: number
  declare width: number
  declare height: number
  declare sha256: string
  declare createdAt: Date
}

export function initAttachment(sequelize: Sequelize): void {
  Attachment.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      eventSeq: { type: DataTypes.INTEGER, allowNull: true },
      kind: { type: DataTypes.TEXT, allowNull: false },
      bytes: { type: DataTypes.INTEGER, allowNull: false },
      width: { type: DataTypes.INTEGER, allowNull: false },
      height: { type: DataTypes.INTEGER, allowNull: false },
      sha256: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'attachments', timestamps: false },
  )
}
