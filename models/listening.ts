import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** Which sentences of a notice were played to the end for a citizen. */
export class Listening extends Model<InferAttributes<Listening>, InferCreationAttributes<Listening>> {
  declare citizenId: string
  declare serviceId: string
  declare noticeVersion: string
  declare sentences: number[]
  declare updatedAt: Date
}

export function initListening(sequelize: Sequelize): void {
  Listening.init(
    {
      citizenId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      serviceId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      sentences: { type: DataTypes.ARRAY(DataTypes.INTEGER), allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'listenings', timestamps: false },
  )
}
