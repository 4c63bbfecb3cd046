import { Op } from 'sequelize'
import { Case } from '../../models/case.ts'
import { holds } from '../catalogue/check-answers.ts'
import type { Answers, Form, Group } from '../catalogue/questions/types.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { bucketOf, caseStates } from './workflow.ts'

const openStates = caseStates.filter((state) => bucketOf(state) === 'processing')

/**
 * Entries of checked answers that stand in an open case of the same service already, such as the number of an invoice.
 * It is asked about and never refused: who answers the confirming question with yes passes.
 */
export async function usedInvoices(serviceId: string, form: Form, answers: Answers): Promise<FieldFault[]> {
  const groups = form.questions.filter((question): question is Group => question.kind === 'group')
  const marked = groups.flatMap((group) =>
    group.questions.flatMap((question) =>
      question.kind === 'text' && question.usedOnce !== undefined && !holds(answers[question.usedOnce], [true])
        ? [{ group: group.id, id: question.id }]
        : [],
    ),
  )
  const faults: FieldFault[] = []
  for (const { group, id } of marked) {
    const entries = (answers[group] ?? []) as Answers[]
    for (const [index, entry] of entries.entries()) {
      const known = { answers: { [Op.contains]: { [group]: [{ [id]: entry[id] }] } } }
      if (entry[id] === undefined || (await Case.count({ where: { serviceId, state: openStates, ...known } })) === 0)
        continue
      const words = `questions:${serviceId}.${group}`
      faults.push({
        path: `answers.${group}.${index}.${id}`,
        code: 'field.invoice_used',
        called: { label: `${words}.${id}.label`, item: { label: `${words}.item`, number: index + 1 } },
      })
    }
  }
  return faults
}
