import { Office } from '../../models/office.ts'
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

/** A desk of every department in every prefecture and county of Yunnan, where there is none yet. */
export async function openDemoOffices(divisions: Divisions): Promise<void> {
  const prefectures = divisions.children('53')
  const places = prefectures.flatMap((prefecture) => [prefecture, ...divisions.children(prefecture.code)])
  const rows = places.flatMap(({ code, name }) =>
    departmentIds.map((department) => ({
      id: newId(),
      department,
      division: code,
      name: `${name}${bureaus[department]}`,
    })),
  )
  await Office.bulkCreate(rows, { ignoreDuplicates: true })
}
