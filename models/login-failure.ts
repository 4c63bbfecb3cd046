import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** How often a name was tried with a wrong password of late, whether anybody has that name or not. */
export class LoginFailure extends Model<InferAttributes<LoginFailure>, InferCreationAttributes<LoginFailure>> {
  declare nameHash: string
  declare count: number
  /** Forgotten then. */
  declare untilAt: Date
}

export function initLoginFailure(sequelize: Sequelize): void {
  LoginFailure.init(
    {
      nameHash: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      count: { type: DataTypes.INTEGER, allowNull: false },
      untilAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'login_failures', timestamps: false },
  )
}
