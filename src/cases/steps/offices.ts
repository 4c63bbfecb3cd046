import { Office } from '../../../models/office.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import { dispatcher, higherOffice } from '../route-case.ts'
import type { Effect, StepEffect } from './step.ts'

/** From office to office more often than this, and the data-sharing centre decides. */
const mostHops = 2
const countyDigits = 6

function at(office: Office): NonNullable<Effect['changes']> {
  const { id, department, division } = office
  return {
    officeId: id,
    officeDivision: division,
    // The dispatcher decides about cases of every department; they stay what they are.
    ...(department === dispatcher.department ? {} : { department }),
  }
}

/** To the office that should have it; the third time to the dispatcher, whoever was named. */
export const transfer: StepEffect = async ({ record, move }) => {
  const hops = (record.progress.hops ?? 0) + 1
  const fromDispatcher = record.officeDivision === dispatcher.division
  const office =
    hops > mostHops && !fromDispatcher
      ? await Office.findOne({ where: dispatcher, rejectOnEmpty: true })
      : await named()
  return {
    changes: {
      ...at(office),
      routingReason: office.department === dispatcher.department ? 'too-many-hops' : 'transferred',
      progress: { ...record.progress, hops, cameFrom: record.officeId },
    },
    detail: { to: office.name },
  }

  async function named(): Promise<Office> {
    const { department = record.department, division } = move.to ?? {}
    if (division === undefined) throw invalidFields({ path: 'to.division', code: 'field.required' })
    const found = await Office.findOne({ where: { department, division, closedAt: null } })
    if (found === null) throw new Problem('office.not_found')
    if (found.id === record.officeId) throw new Problem('case.same_office')
    return found
  }
}

/** Back to whoever sent it, or down from the county or the reviewing office to whoever looks into it again. */
export const giveBack: StepEffect = async ({ record, row }) => {
  if (row.to === 'ROUTED') {
    const office = await Office.findByPk(record.progress.cameFrom ?? '', { rejectOnEmpty: true })
    const hops = (record.progress.hops ?? 0) + 1
    return {
      changes: {
        ...at(office),
        routingReason: 'returned',
        progress: { ...record.progress, hops, cameFrom: record.officeId },
      },
      detail: { to: office.name },
    }
  }
  const lower = record.progress.reviewed ?? record.progress.cameFrom
  if (row.underReview !== true || lower === undefined) return {}
  const office = await Office.findByPk(lower, { rejectOnEmpty: true })
  return { changes: { ...at(office), reviewDivision: null }, detail: { to: office.name } }
}

/** To the next office above, which alone may work on it from then on. */
export const goHigher: StepEffect = async ({ record }) => {
  const office = await higherOffice(record.officeId)
  return {
    changes: {
      ...at(office),
      reviewDivision: office.division,
      progress: { ...record.progress, reviewed: record.officeId },
    },
  }
}

/** A reopened case begins with the office that answered; nobody looks at it from above. */
export const beginAnew: StepEffect = async ({ record }) => ({
  changes: { mergedInto: null, progress: { hops: record.progress.hops ?? 0 } },
})

/** The county's desk of the department decides; without one, whoever has it. */
export const sendUp: StepEffect = async ({ record }) => {
  const division = record.officeDivision.slice(0, countyDigits)
  const office = await Office.findOne({ where: { department: record.department, division, closedAt: null } })
  if (office === null || office.id === record.officeId) return {}
  return { changes: { ...at(office), progress: { ...record.progress, cameFrom: record.officeId } } }
}
