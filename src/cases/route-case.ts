import { Op } from 'sequelize'
import { Office } from '../../models/office.ts'
import type { Service } from '../catalogue/types.ts'

export type RoutingReason = 'county' | 'prefecture' | 'dispatcher'

/** The data-sharing centre of the province takes what no office is set up for: a case never goes nowhere. */
export const dispatcher = { department: 'data-centre', division: '53' }

/** The next office above, of the same department; at last the data-sharing centre of the province, above which is none. */
export async function higherOffice(officeId: string): Promise<Office> {
  const { department, division } = await Office.findByPk(officeId, { rejectOnEmpty: true })
  const above = [division.slice(0, 4), division.slice(0, 2)].filter((code) => code.length < division.length)
  const offices = await Office.findAll({ where: { department, division: above } })
  const nearest = offices.toSorted((a, b) => b.division.length - a.division.length)[0]
  return nearest ?? Office.findOne({ where: dispatcher, rejectOnEmpty: true })
}

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
