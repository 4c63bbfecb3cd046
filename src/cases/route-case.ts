import { Op } from 'sequelize'
import { Office } from '../../models/office.ts'
import type { Service } from '../catalogue/types.ts'

/** Why a case lies where it lies; words under `cases:routing.<reason>`. */
export const routingReasons = [
  'township',
  'county',
  'county-direct',
  'county-for-township',
  'prefecture',
  'dispatcher',
  'transferred',
  'returned',
  'too-many-hops',
] as const
export type RoutingReason = (typeof routingReasons)[number]

/** The data-sharing centre of the province takes what no office is set up for: a case never goes nowhere. */
export const dispatcher = { department: 'data-centre', division: '53' }

/** The next office above, of the same department; at last the data-sharing centre of the province, above which is none. */
export async function higherOffice(officeId: string): Promise<Office> {
  const { department, division } = await Office.findByPk(officeId, { rejectOnEmpty: true })
  const above = [division.slice(0, 4), division.slice(0, 2)].filter((code) => code.length < division.length)
  const offices = await Office.findAll({ where: { department, division: above, closedAt: null } })
  const nearest = offices.toSorted((a, b) => b.division.length - a.division.length)[0]
  return nearest ?? Office.findOne({ where: dispatcher, rejectOnEmpty: true })
}

const digits = { township: 9, county: 6, prefecture: 4 } as const

/**
 * The office that must answer: the service's department at the place of the problem. Who receives at the township begins
 * there; what was ticked may send the case to the county at once. Where no office is set up the next higher one takes it.
 */
export async function routeCase(
  service: Service,
  village: string,
  problems: readonly string[],
): Promise<{ office: Office; reason: RoutingReason }> {
  const direct = service.options.find(({ code, receivedAt }) => receivedAt === 'county' && problems.includes(code))
  const wanted = service.receivedAt === 'township' && direct === undefined
  const levels = wanted ? (['township', 'county', 'prefecture'] as const) : (['county', 'prefecture'] as const)
  const places = levels.map((level) => village.slice(0, digits[level]))
  const offices = await Office.findAll({
    where: { closedAt: null, [Op.or]: [{ department: service.department, division: places }, dispatcher] },
  })
  for (const level of levels) {
    const division = village.slice(0, digits[level])
    const office = offices.find((each) => each.department === service.department && each.division === division)
    if (office === undefined) continue
    if (level !== 'county') return { office, reason: level }
    return { office, reason: wanted ? 'county-for-township' : direct ? 'county-direct' : 'county' }
  }
  const centre = offices.find(({ department }) => department === dispatcher.department)
  if (centre === undefined) throw new Error('the dispatcher has no office')
  return { office: centre, reason: 'dispatcher' }
}
