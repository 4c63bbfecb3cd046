import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** A bearer token that was given out, by its hash. */
export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare tokenHash: string
  declare citizenId: string | null
  declare staffId: string | null
  declare expiresAt: Date
  /** Over then unless it is used before; null: never for that. */
  declare idleUntil: CreationOptional<Date | null>
  declare createdAt: Date
}

export function initSession(sequelize: Sequelize): void {
  Session.init(
    {
      tokenHash: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      staffId: { type: DataTypes.TEXT, allowNull: true },
      expiresAt: { type: DataTypes.DATE, allowNull: false },
      idleUntil: { type: DataTypes.DATE, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'sessions', timestamps: false },
  )
}
