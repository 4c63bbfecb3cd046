import { Office } from '../../models/office.ts'
import { services } from '../catalogue/services.ts'
import { type DepartmentId, departmentIds } from '../catalogue/types.ts'
import type { Divisions } from '../divisions/divisions.ts'
import { newId } from '../kernel/ids.ts'

const bureaus: Record<DepartmentId, string> = {
  'civil-affairs': '民政局',
  'human-resources': '人力资源和社会保障局',
  housing: '住房和城乡建设局',
  water: '水务局',
  education: '教育体育局',
  health: '卫生健康局',
  'medical-insurance': '医疗保障局',
}

const titles: Record<DepartmentId, string> = {
  'civil-affairs': '民政',
  'human-resources': '人社',
  housing: '住建',
  water: '水务',
  education: '教育',
  health: '卫健',
  'medical-insurance': '医保',
}

/** Counties whose townships have a window; in all others the county receives what the township would. */
const withWindows = ['530111', '530114', '532501']

/** Departments of which a service is received at the township. */
const atTownships = departmentIds.filter((department) =>
  services.some((service) => service.department === department && service.receivedAt === 'township'),
)

/** A desk of every department in every prefecture and county of Yunnan and windows in some townships, where there is none yet. */
export async function openDemoOffices(divisions: Divisions): Promise<void> {
  const prefectures = divisions.children('53')
  const places = prefectures.flatMap((prefecture) => [prefecture, ...divisions.children(prefecture.code)])
  const desks = places.flatMap(({ code, name }) =>
    departmentIds.map((department) => ({ department, division: code, name: `${name}${bureaus[department]}` })),
  )
  const townships = withWindows.flatMap((county) => divisions.children(county))
  const windows = townships.flatMap(({ code, name }) =>
    atTownships.map((department) => ({
      department,
      division: code,
      name: `${name}便民服务中心${titles[department]}窗口`,
    })),
  )
  const keyOf = ({ department, division }: Pick<Office, 'department' | 'division'>) => `${department} ${division}`
  const open = new Set((await Office.findAll({ attributes: ['department', 'division'], raw: true })).map(keyOf))
  const rows = [...desks, ...windows].filter((office) => !open.has(keyOf(office)))
  await Office.bulkCreate(
    rows.map((row) => ({ id: newId(), ...row })),
    { ignoreDuplicates: true },
  )
}
