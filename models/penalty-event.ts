import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'

/** One step of a penalty, in order. */
export class PenaltyEvent extends Model<InferAttributes<PenaltyEvent>, InferCreationAttributes<PenaltyEvent>> {
  declare id: string
  declare penaltyId: string
  declare seq: number
  declare actorKind: string
  declare actorId: string | null
  declare action: string
  declare toState: string
  declare note: string | null
  declare at: Date
}

export function initPenaltyEvent(sequelize: Sequelize, seals: Seals): void {
  PenaltyEvent.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      penaltyId: { type: DataTypes.TEXT, allowNull: false },
      seq: { type: DataTypes.INTEGER, allowNull: false },
      actorKind: { type: DataTypes.TEXT, allowNull: false },
      actorId: { type: DataTypes.TEXT, allowNull: true },
      action: { type: DataTypes.TEXT, allowNull: false },
      toState: { type: DataTypes.TEXT, allowNull: false },
      note: sealedColumn(seals, 'note', { allowNull: true }),
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'penalty_events', timestamps: false },
  )
}
