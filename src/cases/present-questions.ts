import type { Condition, Entry, Form, Question } from '../catalogue/questions/types.ts'
import type { ServiceId } from '../catalogue/types.ts'
import type { Language, Words } from '../kernel/words.ts'
import { type Said, say } from '../speech/say.ts'

/** A question as people see and hear it; `questions` are those of each entry of a group, `item` names the first. */
export interface PresentedQuestion {
  id: string
  kind: Question['kind']
  label: Said
  hint: Said | null
  required: boolean
  when: Condition | null
  options: { id: string; label: Said }[]
  /** What is said to whoever answers with one of these. */
  advice: { when: readonly (boolean | string)[]; said: Said } | null
  questions: PresentedQuestion[]
  item: Said | null
}

export interface PresentedCheck {
  id: string
  label: Said
  /** The answer that speaks against filing, and what is said to it. */
  against: boolean
  advice: Said
}

/** The questions of a service in their order, in the words of a language. */
export function presentQuestions(words: Words, id: ServiceId, form: Form, language: Language): PresentedQuestion[] {
  return form.questions.map((question) => presentQuestion(words, `questions:${id}.${question.id}`, question, language))
}

export function presentSelfCheck(words: Words, id: ServiceId, form: Form, language: Language): PresentedCheck[] {
  return form.selfCheck.map((check) => ({
    id: check.id,
    label: say(words(language, `questions:${id}.check.${check.id}`), language),
    against: check.against,
    advice: say(words(language, `questions:${id}.check.${check.id}.advice`), language),
  }))
}

function presentQuestion(words: Words, key: string, question: Question, language: Language): PresentedQuestion {
  const told = (name: string) => say(words(language, `${key}.${name}`, { number: 1 }), language)
  const entries: readonly Entry[] = question.kind === 'group' ? question.questions : []
  return {
    id: question.id,
    kind: question.kind,
    label: told('label'),
    hint: question.hint ? told('hint') : null,
    required: question.required ?? false,
    when: question.when ?? null,
    options: 'options' in question ? question.options.map((id) => ({ id, label: told(`option.${id}`) })) : [],
    advice:
      'adviceWhen' in question && question.adviceWhen ? { when: question.adviceWhen, said: told('advice') } : null,
    questions: entries.map((entry) => presentQuestion(words, `${key}.${entry.id}`, entry, language)),
    item: question.kind === 'group' ? told('item') : null,
  }
}
