import { literal, Op, type WhereOptions } from 'sequelize'
import { Case } from '../../models/case.ts'
import { dayInYunnan } from '../kernel/clock.ts'
import { bucketOf, type CaseState, caseStates } from './workflow.ts'

/** What is told of a report to those outside: nothing of anybody, of the place the township alone, of the times the day. */
export interface WaterReport {
  id: string
  isOpen: boolean
  /** Nine digits, or fewer where no township was told. */
  division: string
  /** `YYYY-MM-DD` in Yunnan. */
  reportedOn: string
  changedOn: string
}

export interface WaterReportFilter {
  ids?: readonly string[] | undefined
  /** First and last day, both within. */
  from?: string | undefined
  to?: string | undefined
  open?: boolean | undefined
  /** Only below this code. */
  within?: string | undefined
  limit: number
  offset: number
}

const townshipDigits = 9
/** Withdrawn ones are nobody's to see, and one told of with another is that other. */
export function isShownState(state: CaseState): boolean {
  return state !== 'WITHDRAWN' && state !== 'MERGED'
}
const shownStates = caseStates.filter(isShownState)

export type FindWaterReports = (filter: WaterReportFilter) => Promise<WaterReport[]>

/** Reports about drinking water, newest day first; within a day by their ids, which say nothing of the hour. */
export const findWaterReports: FindWaterReports = async (filter) => {
  const { ids, from, to, open, within, limit, offset } = filter
  const states = shownStates.filter((state) => open === undefined || (bucketOf(state) === 'processing') === open)
  const where: WhereOptions<Case>[] = [
    { serviceId: 'drinking-water', emptiedAt: null, aboutMinor: false, state: states },
    ...(ids === undefined ? [] : [{ id: [...ids] }]),
    ...(from === undefined ? [] : [{ createdAt: { [Op.gte]: startOf(from) } }]),
    ...(to === undefined ? [] : [{ createdAt: { [Op.lt]: new Date(startOf(to).getTime() + dayMs) } }]),
    ...(within === undefined ? [] : [{ problemDivision: { [Op.startsWith]: within } }]),
  ]
  const records = await Case.findAll({
    // What is sealed is not even read.
    attributes: ['id', 'state', 'problemDivision', 'createdAt', 'updatedAt'],
    where: { [Op.and]: where },
    order: [
      [literal(`("Case"."created_at" AT TIME ZONE 'Asia/Shanghai')::date`), 'DESC'],
      ['id', 'ASC'],
    ],
    limit,
    offset,
  })
  return records.map(({ id, state, problemDivision, createdAt, updatedAt }) => ({
    id,
    isOpen: bucketOf(state) === 'processing',
    division: problemDivision.slice(0, townshipDigits),
    reportedOn: dayInYunnan(createdAt),
    changedOn: dayInYunnan(updatedAt),
  }))
}

const dayMs = 86_400_000

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}
