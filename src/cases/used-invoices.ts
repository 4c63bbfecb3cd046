import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { holds } from '../catalogue/check-answers.ts'
import type { Answers, Form, Group } from '../catalogue/questions/types.ts'
import type { FieldFault } from '../kernel/errors.ts'
import type { Seals } from '../kernel/seal.ts'
import { bucketOf, caseStates } from './workflow.ts'

const openStates = caseStates.filter((state) => bucketOf(state) === 'processing')

/** An entry of the answers that may stand in one case only, such as the number of an invoice. */
interface OnceEntry {
  group: string
  id: string
  number: number
  /** By which it is found in other cases. */
  index: string
  /** The person said that it may stand here as well. */
  confirmed: boolean
}

/** All such entries of checked answers; their indexes are kept with the case. */
export function onceEntries(seals: Seals, serviceId: string, form: Form, answers: Answers): OnceEntry[] {
  const groups = form.questions.filter((question): question is Group => question.kind === 'group')
  return groups.flatMap((group) =>
    group.questions.flatMap((question) => {
      if (question.kind !== 'text' || question.usedOnce === undefined) return []
      const confirmed = holds(answers[question.usedOnce], [true])
      return ((answers[group.id] ?? []) as Answers[]).flatMap((entry, at): OnceEntry[] => {
        const value = entry[question.id]
        if (typeof value !== 'string') return []
        const index = seals.blindIndex(`once ${serviceId}.${group.id}.${question.id}`, value)
        return [{ group: group.id, id: question.id, number: at, index, confirmed }]
      })
    }),
  )
}

/**
 * Entries that stand in an open case of the same service already. It is asked about and never refused: who answers the
 * confirming question with yes passes.
 */
export async function usedInvoices(serviceId: string, entries: OnceEntry[]): Promise<FieldFault[]> {
  const faults: FieldFault[] = []
  for (const { group, id, number, index, confirmed } of entries) {
    const known = { serviceId, state: openStates, onceIndexes: { [Op.contains]: [index] } }
    if (confirmed || (await Case.count({ where: known })) === 0) continue
    const words = `questions:${serviceId}.${group}`
    faults.push({
      path: `answers.${group}.${number}.${id}`,
      code: 'field.invoice_used',
      called: { label: `${words}.${id}.label`, item: { label: `${words}.item`, number: number + 1 } },
    })
  }
  return faults
}
