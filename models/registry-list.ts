import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** The list of another registry for a place, as it stood on a day. Its people are blind indexes, beside it. */
export class RegistryList extends Model<InferAttributes<RegistryList>, InferCreationAttributes<RegistryList>> {
  declare id: string
  declare registry: string
  declare division: string
  /** `YYYY-MM-DD` */
  declare asOf: string
  declare rowCount: number
  declare importedAt: Date
}

export function initRegistryList(sequelize: Sequelize): void {
  RegistryList.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      registry: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      asOf: { type: DataTypes.DATEONLY, allowNull: false },
      rowCount: { type: DataTypes.INTEGER, allowNull: false },
      importedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'registry_lists', timestamps: false },
  )
}
