import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { ListingKind } from '../src/directory/listing.ts'

/** One file that was imported. */
export class ListingEdition extends Model<InferAttributes<ListingEdition>, InferCreationAttributes<ListingEdition>> {
  declare id: string
  declare kind: ListingKind
  /** The name of the file. */
  declare source: string
  declare sha256: string
  /** Rows. */
  declare taken: number
  declare refused: number
  declare importedAt: Date
}

export function initListingEdition(sequelize: Sequelize): void {
  ListingEdition.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      source: { type: DataTypes.TEXT, allowNull: false },
      sha256: { type: DataTypes.TEXT, allowNull: false },
      taken: { type: DataTypes.INTEGER, allowNull: false },
      refused: { type: DataTypes.INTEGER, allowNull: false },
      importedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'listing_editions', timestamps: false },
  )
}
