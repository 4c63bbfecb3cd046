import { isAsked } from '../catalogue/check-answers.ts'
import type { Answer, Answers, Derived, Form, Question } from '../catalogue/questions/types.ts'
import type { Language } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import { answerText } from './answer-text.ts'
import type { CaseWorld } from './case-world.ts'

/** One answer for the eye and for the ear; `id` is its path within the answers: `members.0.income`. */
export interface AnswerRow {
  id: string
  label: string
  text: string
  speech: string
}

/** Who filed sees all; the handler ID numbers masked; others who work on it nothing of a reporter; who watches what is open. */
export type AnswerReader = 'owner' | 'handler' | 'worker' | 'watcher'

type RowWorld = Pick<CaseWorld, 'words' | 'divisions'>

/**
 * Checked answers in the order of the questions, and what follows from them. `form` and the words are those that were
 * answered to; what a form does not ask is left out.
 */
export function presentAnswers(
  world: RowWorld,
  { serviceId, form, answers }: { serviceId: string; form: Form; answers: Answers },
  language: Language,
  reader: AnswerReader,
): AnswerRow[] {
  const rows = rowsOf(form.questions, answers, { path: '', key: `questions:${serviceId}`, of: '' })
  return reader === 'watcher' ? rows : [...rows, ...(form.derived ?? []).map(derivedRow)]

  function rowsOf(questions: readonly Question[], given: Answers, at: Place): AnswerRow[] {
    return questions
      .filter((question) => isAsked(question.when, given) && mayRead(reader, question))
      .flatMap((question) => {
        const answer = given[question.id]
        return answer === undefined ? [] : rowsOfOne(question, answer, at)
      })
  }

  function rowsOfOne(question: Question, answer: Answer, { path, key, of }: Place): AnswerRow[] {
    const id = `${path}${question.id}`
    const name = `${key}.${question.id}`
    if (question.kind === 'group') {
      return (answer as Answers[]).flatMap((entry, index) => {
        const item = world.words(language, `${name}.item`, { number: index + 1 })
        return rowsOf(question.questions, entry, { path: `${id}.${index}.`, key: name, of: item })
      })
    }
    const look = { ...world, language, masked: reader !== 'owner' }
    const label = world.words(language, `${name}.label`)
    const whole = of === '' ? label : `${of}${language === 'en' ? ': ' : '，'}${label}`
    return [{ id, label: whole, ...say(answerText(question, name, answer, look), language) }]
  }

  function derivedRow(derived: Derived): AnswerRow {
    const key = `questions:${serviceId}.${derived.id}`
    const level = world.words(language, `${key}.level.${levelOf(derived, answers)}`)
    return { id: derived.id, label: world.words(language, `${key}.label`), ...say(level, language) }
  }
}

/** Where a list of answers stands: before its ids, before the keys of its words, and of which entry it is. */
interface Place {
  path: string
  key: string
  of: string
}

function mayRead(reader: AnswerReader, { open, ofReporter }: Question): boolean {
  if (reader === 'watcher') return open === true
  return !ofReporter || reader !== 'worker'
}

/** The level that the number of ticked boxes reaches; none ticked counts as none. */
function levelOf({ countOf, steps }: Derived, answers: Answers): string {
  const ticked = answers[countOf]
  const count = Array.isArray(ticked) ? ticked.length : 0
  return steps.findLast(({ from }) => count >= from)?.level ?? ''
}
