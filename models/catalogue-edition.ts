import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { EditionContent } from '../src/cases/catalogue-editions.ts'

/** The catalogue of one version, with the words it was told in: cases are shown by the one they were filed under. */
export class CatalogueEdition extends Model<
  InferAttributes<CatalogueEdition>,
  InferCreationAttributes<CatalogueEdition>
> {
  declare version: string
  declare content: EditionContent
  declare keptAt: Date
}

export function initCatalogueEdition(sequelize: Sequelize): void {
  CatalogueEdition.init(
    {
      version: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      content: { type: DataTypes.JSONB, allowNull: false },
      keptAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'catalogue_editions', timestamps: false },
  )
}
