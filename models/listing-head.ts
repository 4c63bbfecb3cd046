import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { ListingKind } from '../src/directory/listing.ts'

/** Which import of a kind is in use, and which one can be returned to. */
export class ListingHead extends Model<InferAttributes<ListingHead>, InferCreationAttributes<ListingHead>> {
  declare kind: ListingKind
  declare currentId: string
  declare earlierId: string | null
}

export function initListingHead(sequelize: Sequelize): void {
  ListingHead.init(
    {
      kind: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      currentId: { type: DataTypes.TEXT, allowNull: false },
      earlierId: { type: DataTypes.TEXT, allowNull: true },
    },
    { sequelize, tableName: 'listing_heads', timestamps: false },
  )
}
