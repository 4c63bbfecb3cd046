import { describeFault } from '../../http/problem.ts'
import type { FilingCall } from './filing-call.ts'
import type { QuestionView } from './question-views.ts'
import { checkTyped, showQuestions } from './questions-step.ts'
import type { Wizard } from './wizard.ts'

/** More options than these nobody keeps in mind; a list is read by its own keys. */
const mostOptions = 10

/**
 * The questions as they stand on the page, for the ear: what is wrong first, then each with its hint and its options. None
 * of what was typed is in them.
 */
export function questionSentences(call: FilingCall, wizard: Wizard): string[] {
  const { world, language } = call
  const faults = wizard.questionsTried ? checkTyped(call, wizard).faults : []
  const { views } = showQuestions(call, wizard, [])
  return [...faults.map((fault) => describeFault(fault, world.words, language).detail), ...views.flatMap(sentencesOf)]
}

function sentencesOf({ question, shown, confirming, advice, entries }: QuestionView): string[] {
  if (shown?.met === false || confirming === false) return []
  const { label, hint, options } = question
  const choices = options.length <= mostOptions ? options.map((option) => option.label.text) : []
  return [
    label.text,
    ...(hint ? [hint.text] : []),
    ...(choices.length > 0 ? [choices.join('；')] : []),
    ...(advice?.met ? [advice.text] : []),
    // The second entry asks what the first did: its name is enough.
    ...entries.flatMap(({ legend, views }, index) => [legend, ...(index === 0 ? views.flatMap(sentencesOf) : [])]),
  ]
}
