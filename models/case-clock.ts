import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'

/** A promise of time that runs for a case. */
export class CaseClock extends Model<InferAttributes<CaseClock>, InferCreationAttributes<CaseClock>> {
  declare caseId: string
  declare kind: string
  declare startedAt: Date
  declare dueAt: Date
  declare provisional: boolean
  declare stoppedAt: Date | null
}

export function initCaseClock(sequelize: Sequelize): void {
  CaseClock.init(
    {
      caseId: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      kind: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      startedAt: { type: DataTypes.DATE, allowNull: false },
      dueAt: { type: DataTypes.DATE, allowNull: false },
      provisional: { type: DataTypes.BOOLEAN, allowNull: false },
      stoppedAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'case_clocks', timestamps: false },
  )
}
