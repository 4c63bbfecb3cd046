import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** How far a citizen has heard a notice, and the play session that counts at the moment. */
export class Listening extends Model<InferAttributes<Listening>, InferCreationAttributes<Listening>> {
  declare citizenId: string
  declare serviceId: string
  declare noticeVersion: string
  /** Indices, ascending. */
  declare sentences: number[]
  /** Token of the current session; null before the first. */
  declare session: string | null
  declare openedAt: Date | null
  /** Up to when time has been used up by sentences that count. */
  declare countedAt: Date | null
  declare updatedAt: Date
}

export function initListening(sequelize: Sequelize): void {
  Listening.init(
    {
      citizenId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      serviceId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      noticeVersion: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      sentences: { type: DataTypes.ARRAY(DataTypes.INTEGER), allowNull: false },
      session: { type: DataTypes.TEXT, allowNull: true },
      openedAt: { type: DataTypes.DATE, allowNull: true },
      countedAt: { type: DataTypes.DATE, allowNull: true },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'listenings', timestamps: false },
  )
}
