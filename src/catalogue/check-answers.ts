import type { FieldFault } from '../kernel/errors.ts'
import { type CheckContext, checkEntry } from './check-entry.ts'
import type { Answer, Answers, Condition, Form, Group, Question } from './questions/types.ts'

/** Where a list of questions stands in the answers, and under which key its words do. */
interface Position {
  path: string
  words: string
  item?: { label: string; number: number }
}

type Checked = { answers: Answers; faults: FieldFault[] }

/**
 * Checks what was answered to a form: every fault at once, its path as in the body (`answers.members.2.idNumber`).
 * `answers` holds what is sound, as it is meant; what was answered to a question that is not asked is left out.
 */
export function checkAnswers(serviceId: string, form: Form, given: unknown, context: CheckContext): Checked {
  const position = { path: 'answers', words: `questions:${serviceId}` }
  if (!isRecord(given)) return { answers: {}, faults: [{ path: position.path, code: 'field.type' }] }
  return checkList(form.questions, given, position, context)
}

/** Whether a question of this condition is asked, by the checked answers before it in its list. */
export function isAsked(when: Condition | undefined, answers: Answers): boolean {
  return when === undefined || holds(answers[when.question], when.is)
}

/** Whether an answer is one of these, or has one of them ticked. */
export function holds(answer: Answer | undefined, values: readonly (boolean | string)[]): boolean {
  const chosen: unknown[] = Array.isArray(answer) ? answer : [answer]
  return chosen.some((each) => values.some((value) => value === each))
}

/** Whether what was answered makes the case urgent. */
export function isUrgent(form: Form, answers: Answers): boolean {
  return form.questions.some(
    (question) => 'urgentWhen' in question && holds(answers[question.id], question.urgentWhen ?? []),
  )
}

function checkList(
  questions: readonly Question[],
  given: Record<string, unknown>,
  position: Position,
  context: CheckContext,
): Checked {
  const answers: Answers = {}
  const faults: FieldFault[] = Object.keys(given)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((id) => ({ path: `${position.path}.${id}`, code: 'field.unknown' }))
  for (const question of questions) {
    if (!isAsked(question.when, answers)) continue
    const value = given[question.id]
    const field = fieldOf(question, position)
    if (isEmpty(value)) {
      if (question.required) faults.push({ ...field, code: 'field.required' })
      continue
    }
    if (question.kind === 'group') {
      const checked = checkGroup(question, value, position, context)
      faults.push(...checked.faults)
      answers[question.id] = checked.entries
      continue
    }
    const verdict = checkEntry(question, value, context)
    if ('code' in verdict) faults.push({ ...field, ...verdict })
    else answers[question.id] = verdict.answer
  }
  return { answers, faults }
}

function checkGroup(group: Group, value: unknown, position: Position, context: CheckContext) {
  const field = fieldOf(group, position)
  if (!Array.isArray(value)) return { entries: [], faults: [{ ...field, code: 'field.list' as const }] }
  if (value.length > group.max) {
    return { entries: [], faults: [{ ...field, code: 'field.too_long' as const, params: { bound: group.max } }] }
  }
  const words = `${position.words}.${group.id}`
  const checked = value.map((entry: unknown, index): Checked => {
    const path = `${field.path}.${index}`
    const item = { label: `${words}.item`, number: index + 1 }
    if (isRecord(entry)) return checkList(group.questions, entry, { path, words, item }, context)
    return { answers: {}, faults: [{ ...field, path, code: 'field.list' }] }
  })
  const entries = checked.map(({ answers }) => answers)
  return { entries, faults: [...checked.flatMap(({ faults }) => faults), ...repetitions(group, entries, position)] }
}

/** The second of two entries that share what must be distinct. */
function repetitions(group: Group, entries: Answers[], position: Position): FieldFault[] {
  const distinct = group.questions.filter((question) => question.kind === 'text' && question.distinct)
  const words = `${position.words}.${group.id}`
  return distinct.flatMap((question) =>
    entries.flatMap((entry, index): FieldFault[] => {
      const value = entry[question.id]
      if (value === undefined || entries.findIndex((each) => each[question.id] === value) === index) return []
      const path = `${position.path}.${group.id}.${index}`
      const item = { label: `${words}.item`, number: index + 1 }
      return [{ ...fieldOf(question, { path, words, item }), code: 'field.duplicate' }]
    }),
  )
}

function fieldOf(question: Question, { path, words, item }: Position): Pick<FieldFault, 'path' | 'called'> & object {
  return {
    path: `${path}.${question.id}`,
    called: { label: `${words}.${question.id}.label`, ...(item ? { item } : {}) },
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
