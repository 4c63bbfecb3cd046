import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** A form that is not finished yet, of a citizen or of staff; one under each of their keys. */
export class Draft extends Model<InferAttributes<Draft>, InferCreationAttributes<Draft>> {
  declare id: string
  declare citizenId: CreationOptional<string | null>
  declare staffId: CreationOptional<string | null>
  declare clientKey: string
  declare serviceId: string
  declare content: Record<string, unknown>
  declare updatedAt: Date
}

export function initDraft(sequelize: Sequelize, seals: Seals): void {
  Draft.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      clientKey: { type: DataTypes.TEXT, allowNull: false },
      serviceId: { type: DataTypes.TEXT, allowNull: false },
      content: sealedColumn(seals, 'content'),
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'drafts', timestamps: false },
  )
}
