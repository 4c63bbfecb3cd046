import {
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type NonAttribute,
  type Sequelize,
} from 'sequelize'
import type { ShareResult } from '../src/cases/registries.ts'
import type { Seals } from '../src/kernel/seal.ts'
import { sealedColumn } from './sealed-column.ts'
import type { Staff } from './staff.ts'

/** Somebody who works on a case asked another registry about its applicant: who, when, why, and the answer. */
export class ShareRequest extends Model<InferAttributes<ShareRequest>, InferCreationAttributes<ShareRequest>> {
  declare id: string
  declare caseId: string
  declare staffId: string
  declare registry: string
  declare purpose: string
  declare result: ShareResult
  /** Of the list that answered; null without one. */
  declare listDivision: string | null
  declare asOf: string | null
  declare at: Date
  declare staff?: NonAttribute<Staff>
}

export function initShareRequest(sequelize: Sequelize, seals: Seals): void {
  ShareRequest.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      caseId: { type: DataTypes.TEXT, allowNull: false },
      staffId: { type: DataTypes.TEXT, allowNull: false },
      registry: { type: DataTypes.TEXT, allowNull: false },
      purpose: sealedColumn(seals, 'purpose'),
      result: { type: DataTypes.TEXT, allowNull: false },
      listDivision: { type: DataTypes.TEXT, allowNull: true },
      asOf: { type: DataTypes.DATEONLY, allowNull: true },
      at: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, tableName: 'share_requests', timestamps: false },
  )
}
