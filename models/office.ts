import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** The desk of one department for one division. */
export class Office extends Model<InferAttributes<Office>, InferCreationAttributes<Office>> {
  declare id: string
  declare department: string
  declare division: string
  declare name: string
}

export function initOffice(sequelize: Sequelize): void {
  Office.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'offices', timestamps: false },
  )
}
