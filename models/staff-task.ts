import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'

/** Something that a township has to see to in person. */
export class StaffTask extends Model<InferAttributes<StaffTask>, InferCreationAttributes<StaffTask>> {
  declare id: string
  declare kind: 'recover-account' | 'visit'
  /** Where: a division code of 6 to 12 digits. */
  declare division: string
  /** The same matter is one task, however often it is asked for. */
  declare dedupeKey: string
  declare citizenId: string | null
  declare caseId: string | null
  declare createdAt: Date
  declare doneAt: CreationOptional<Date | null>
}

export function initStaffTask(sequelize: Sequelize): void {
  StaffTask.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      dedupeKey: { type: DataTypes.TEXT, allowNull: false },
      citizenId: { type: DataTypes.TEXT, allowNull: true },
      caseId: { type: DataTypes.TEXT, allowNull: true },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      doneAt: { type: DataTypes.DATE, allowNull: true },
    },
    { sequelize, tableName: 'staff_tasks', timestamps: false },
  )
}
