import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** How a promise ended: its clock may begin anew, this stays. What fell away without an answer is told by the action. */
export class PromiseEnd extends Model<InferAttributes<PromiseEnd>, InferCreationAttributes<PromiseEnd>> {
  declare id: string
  declare caseId: string
  declare kind: string
  declare startedAt: Date
  declare dueAt: Date
  declare endedAt: Date
  /** The step that ended it. */
  declare action: string
}

export function initPromiseEnd(sequelize: Sequelize): void {
  PromiseEnd.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      dueAt: { type: DataTypes.DATE, allowNull: false },
      endedAt: { type: DataTypes.DATE, allowNull: false },
      action: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'promise_ends', timestamps: false },
  )
}
