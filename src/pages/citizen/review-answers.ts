import { type AnswerRow, presentAnswers } from '../../cases/present-answers.ts'
import { presentQuestions } from '../../cases/present-questions.ts'
import { holds } from '../../catalogue/check-answers.ts'
import { describeFault } from '../../http/problem.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import { checkTyped } from './questions-step.ts'
import type { Wizard } from './wizard.ts'

/** What was answered, in words, what is still wrong, and what is advised: for the last look before sending, and for the ear. */
export function reviewAnswers(
  call: FilingCall,
  wizard: Wizard,
): { answerRows: AnswerRow[]; missing: string[]; advice: string[] } {
  const { world, language } = call
  const { id } = serviceOf(call)
  const form = world.catalogue.form(id)
  const { answers, faults } = checkTyped(call, wizard)
  const missing = faults.map((fault) => describeFault(fault, world.words, language).detail)
  const advice = presentQuestions(world.words, id, form, language).flatMap((question) =>
    question.advice && holds(answers[question.id], question.advice.when) ? [question.advice.said.text] : [],
  )
  return { answerRows: presentAnswers(world, { serviceId: id, form, answers }, language, 'owner'), missing, advice }
}
