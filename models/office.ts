import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** The desk of one department for one division. */
export class Office extends Model<InferAttributes<Office>, InferCreationAttributes<Office>> {
  declare id: string
  declare department: string
  declare division: string
  declare name: string
  declare phone: CreationOptional<string | null>
  /** When somebody is there, as people say it. */
  declare hours: CreationOptional<string | null>
  /** Nothing is routed to it any more. */
  declare closedAt: CreationOptional<Date | null>
}

export function initOffice(sequelize: Sequelize): void {
  Office.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      department: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: true },
      hours: { type: DataTypes.TEXT, allowNull: true },
      closedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'offices', timestamps: false },
  )
}
