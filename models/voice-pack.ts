import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/**
 * A notice read by a person; its MP3 is in the file store under the same id. A pack that was taken away keeps its row:
 * who put it up, who took it away, and when.
 */
export class VoicePack extends Model<InferAttributes<VoicePack>, InferCreationAttributes<VoicePack>> {
  declare id: string
  /** What callers name it by: `recorded-<language>-<beginning of the id>`. */
  declare voice: string
  declare serviceId: string
  declare noticeVersion: string
  /** BCP 47, one of src/catalogue/reading-languages.ts. */
  declare language: string
  declare etag: string
  declare bytes: number
  declare sampleRate: number
  declare durationMs: number
  declare cues: { index: number; startMs: number; endMs: number }[]
  declare addedBy: string
  declare createdAt: Date
  declare removedBy: string | null
  declare removedAt: Date | null
}

export function initVoicePack(sequelize: Sequelize): void {
  VoicePack.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      voice: { type: DataTypes.TEXT, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, allowNull: false },
      language: { type: DataTypes.TEXT, allowNull: false },
      etag: { type: DataTypes.TEXT, allowNull: false },
      bytes: { type: DataTypes.INTEGER, allowNull: false },
      sampleRate: { type: DataTypes.INTEGER, allowNull: false },
      durationMs: { type: DataTypes.INTEGER, allowNull: false },
      cues: { type: DataTypes.JSONB, allowNull: false },
      addedBy: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      removedBy: { type: DataTypes.TEXT, allowNull: true },
      removedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'voice_packs', timestamps: false },
  )
}
