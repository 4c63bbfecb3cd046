import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** A form that is not finished yet. */
export class Draft extends Model<InferAttributes<Draft>, InferCreationAttributes<Draft>> {
  declare citizenId: string
  declare clientKey: string
  declare serviceId: string
  declare content: Record<string, unknown>
  declare updatedAt: Date
}

export function initDraft(sequelize: Sequelize): void {
  Draft.init(
    {
      citizenId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      clientKey: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      content: { type: DataTypes.JSONB, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'drafts', timestamps: false },
  )
}
