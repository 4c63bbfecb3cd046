import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** A bearer token that was given out, by its hash. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare tokenHash: string
  declare citizenId: string | null
  declare staffId: string | null
  declare expiresAt: Date
  declare createdAt: Date
}

export function initSession(sequelize: Sequelize): void {
  Session.init(
    {
      tokenHash: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'sessions', timestamps: false },
  )
}
