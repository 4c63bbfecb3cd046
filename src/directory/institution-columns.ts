import { choice, division, optional, phone, words, yesNo } from './columns.ts'
import { listingTable } from './listing.ts'
import { positionColumns, positionOf } from './position-columns.ts'

/** Names in locales under `directory:level.<id>`; in the order in which a list without a position tells them. */
export const institutionLevels = [
  'county-hospital',
  'designated-hospital',
  'township-health-centre',
  'village-clinic',
  'other',
] as const
export type InstitutionLevel = (typeof institutionLevels)[number]

const levelWords: Record<string, InstitutionLevel> = {
  县级医院: 'county-hospital',
  定点救治医院: 'designated-hospital',
  乡镇卫生院: 'township-health-centre',
  村卫生室: 'village-clinic',
  其他: 'other',
}

const columns = {
  name: words('名称', 80),
  level: choice('类别', institutionLevels, levelWords),
  division: division('区划代码'),
  address: optional(words('地址', 200), ''),
  ...positionColumns,
  phone: optional(phone('电话'), ''),
  hours: optional(words('开放时间', 100), ''),
  insurance: yesNo('医保定点'),
  seriousIllness: yesNo('大病定点'),
}

/** `npm run institutions:import` */
export const institutionTable = listingTable({
  kind: 'institutions',
  columns,
  finish: ({ coordType, longitude, latitude, ...rest }) => ({
    ...rest,
    ...positionOf({ coordType, longitude, latitude }),
  }),
  identity: ({ name, division }) => `${division} ${name}`,
})
