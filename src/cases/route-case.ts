import { Op } from 'sequelize'
import { Office } from '../../models/office.ts'
import type { Service } from '../catalogue/types.ts'

export type RoutingReason = 'county' | 'prefecture' | 'dispatcher'

/** The data-sharing centre of the province takes what no office is set up for: a case never goes nowhere. */
export const dispatcher = { department: 'data-centre', division: '53' }

/** The office that must answer: the department at the place of the problem, county before prefecture. */
export async function routeCase(service: Service, village: string): Promise<{ office: Office; reason: RoutingReason }> {
  const county = village.slice(0, 6)
  const prefecture = village.slice(0, 4)
  const offices = await Office.findAll({
    where: { [Op.or]: [{ department: service.department, division: [county, prefecture] }, dispatcher] },
  })
  const at = (department: string, division: string) =>
    offices.find((office) => office.department === department && office.division === division)
  const ofCounty = at(service.department, county)
  if (ofCounty !== undefined) return { office: ofCounty, reason: 'county' }
  const ofPrefecture = at(service.department, prefecture)
  if (ofPrefecture !== undefined) return { office: ofPrefecture, reason: 'prefecture' }
  const centre = at(dispatcher.department, dispatcher.division)
  if (centre === undefined) throw new Error('the dispatcher has no office')
  return { office: centre, reason: 'dispatcher' }
}
