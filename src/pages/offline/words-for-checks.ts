import type { Question } from '../../catalogue/questions/types.ts'
import { fieldCodes } from '../../kernel/errors.ts'
import type { Language, Words } from '../../kernel/words.ts'

/** Names of what every form has. */
const fields = [
  'applicant.name',
  'applicant.idNumber',
  'applicant.phone',
  'residence.code',
  'problemPlace.code',
  'problems',
  'description',
  'whom',
  'helper.name',
  'helper.relationship',
  'agreement.on',
  'agreement.place',
  'agreement.people',
  'question',
  'question.item',
].map((name) => `fields:${name}`)

/** Holes stay as they are: the browser fills them. */
const holes = Object.fromEntries(['field', 'bound', 'label', 'item', 'number'].map((name) => [name, `{{${name}}}`]))

/** What a browser needs to tell a fault in the words of the server: by key, with their holes. */
export function wordsForChecks(
  words: Words,
  serviceId: string,
  questions: readonly Question[],
  language: Language,
): Record<string, string> {
  const faults = fieldCodes.filter((code) => !/audio|mark|agreement/.test(code)).map((code) => `errors:${code}`)
  const asked = labelsOf(`questions:${serviceId}`, questions)
  return Object.fromEntries([...faults, ...fields, ...asked].map((key) => [key, words(language, key, holes)]))
}

function labelsOf(path: string, questions: readonly Question[]): string[] {
  return questions.flatMap((question) => {
    const own = `${path}.${question.id}`
    return question.kind === 'group'
      ? [`${own}.label`, `${own}.item`, ...labelsOf(own, question.questions)]
      : [`${own}.label`]
  })
}
