import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import type { InstitutionLevel } from '../src/directory/institution-columns.ts'

/** A place where people are treated. */
export class Institution extends Model<InferAttributes<Institution>, InferCreationAttributes<Institution>> {
  declare id: string
  declare editionId: string
  declare name: string
  declare level: InstitutionLevel
  declare division: string
  declare address: string
  /** WGS-84 degrees. */
  declare longitude: number | null
  declare latitude: number | null
  declare phone: string
  declare hours: string
  /** Whether the medical insurance pays there. */
  declare insurance: boolean
  /** Whether it is designated for the listed serious illnesses. */
  declare seriousIllness: boolean
}

export function initInstitution(sequelize: Sequelize): void {
  Institution.init(
    {
      id: { type: DataTypes.TEXT, primaryKey: true, allowNull: false },
      editionId: { type: DataTypes.TEXT, allowNull: false },
      name: { type: DataTypes.TEXT, allowNull: false },
      level: { type: DataTypes.TEXT, allowNull: false },
      division: { type: DataTypes.TEXT, allowNull: false },
      address: { type: DataTypes.TEXT, allowNull: false },
      longitude: { type: DataTypes.DOUBLE, allowNull: true },
      latitude: { type: DataTypes.DOUBLE, allowNull: true },
      phone: { type: DataTypes.TEXT, allowNull: false },
      hours: { type: DataTypes.TEXT, allowNull: false },
      insurance: { type: DataTypes.BOOLEAN, allowNull: false },
      seriousIllness: { type: DataTypes.BOOLEAN, allowNull: false },
    },
    { sequelize, tableName: 'institutions', timestamps: false },
  )
}
