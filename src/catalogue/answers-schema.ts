import type { Choice, Entry, Form, Question } from './questions/types.ts'

/** A JSON Schema 2020-12, or a part of one. */
export type JsonSchema = { [keyword: string]: unknown }

/** The words under a key of questions.json, in one language. */
export type QuestionWords = (key: string) => string

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** The answers of a service as a schema for whoever builds a form of their own; `checkAnswers` refuses more than it can say. */
export function answersSchema(serviceId: string, form: Form, words: QuestionWords): JsonSchema {
  return { $schema: dialect, ...listSchema(form.questions, serviceId, words) }
}

function listSchema(questions: readonly Question[], key: string, words: QuestionWords): JsonSchema {
  const required = questions.filter((question) => question.required && question.when === undefined)
  const conditional = questions.filter((question) => question.required && question.when !== undefined)
  return {
    type: 'object',
    properties: Object.fromEntries(
      questions.map((question) => [question.id, questionSchema(question, `${key}.${question.id}`, words)]),
    ),
    required: required.map(({ id }) => id),
    additionalProperties: false,
    ...(conditional.length > 0 ? { allOf: conditional.map((question) => condition(question, questions)) } : {}),
  }
}

/** If the question before was answered so, this one must be there. */
function condition({ id, when }: Question, questions: readonly Question[]): JsonSchema {
  if (when === undefined) return {}
  const { kind } = questions.find((question) => question.id === when.question) ?? {}
  const value = { enum: [...when.is] }
  return {
    if: {
      properties: { [when.question]: kind === 'choices' ? { contains: value } : value },
      required: [when.question],
    },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { required: [id] },
  }
}

function questionSchema(question: Question, key: string, words: QuestionWords): JsonSchema {
  const told = {
    title: words(`${key}.label`),
    ...(question.hint ? { description: words(`${key}.hint`) } : {}),
  }
  if (question.kind !== 'group') return { ...told, ...entrySchema(question, key, words) }
  return {
    ...told,
    type: 'array',
    items: listSchema(question.questions, key, words),
    maxItems: question.max,
    ...(question.required ? { minItems: 1 } : {}),
  }
}

function entrySchema(question: Entry, key: string, words: QuestionWords): JsonSchema {
  switch (question.kind) {
    case 'yes-no':
      return { type: 'boolean' }
    case 'choice':
      return { type: 'string', oneOf: optionSchemas(question, key, words) }
    case 'choices':
      return {
        type: 'array',
        items: { oneOf: optionSchemas(question, key, words) },
        uniqueItems: true,
        ...(question.required ? { minItems: 1 } : {}),
      }
    case 'integer':
    case 'money':
      return { type: 'integer', minimum: question.min, maximum: question.max }
    case 'year':
      return { type: 'integer', minimum: 1900 }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }
    case 'phone':
      return { type: 'string', pattern: '^1[3-9]\\d{9}$' }
    case 'id-number':
      return { type: 'string', pattern: '^\\d{17}[\\dX]$' }
    case 'division':
      return { type: 'string', pattern: `^(?=\\d{${question.digits},}$)\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3})?)?)?)?$` }
    default:
      return { type: 'string', maxLength: question.max, ...(question.required ? { minLength: 1 } : {}) }
  }
}

function optionSchemas({ options }: Choice, key: string, words: QuestionWords): JsonSchema[] {
  return options.map((id) => ({ const: id, title: words(`${key}.option.${id}`) }))
}
