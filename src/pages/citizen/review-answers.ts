import { type AnswerRow, presentAnswers } from '../../cases/present-answers.ts'
import { presentQuestions } from '../../cases/present-questions.ts'
import { holds } from '../../catalogue/check-answers.ts'
import { describeFault } from '../../http/problem.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'
import { checkTyped } from './questions-step.ts'
import type { Wizard } from './wizard.ts'

/** What was answered, in words, what is still wrong, and what is advised: for the last look before sending, and for the ear. */
export function reviewAnswers(
  call: PageCall<CitizenActor>,
  wizard: Wizard,
): { answerRows: AnswerRow[]; missing: string[]; advice: string[] } {
  const { world, language, params } = call
  const { id } = world.catalogue.service(params['serviceId'] ?? '')
  const form = world.catalogue.form(id)
  const { answers, faults } = checkTyped(call, wizard)
  const missing = faults.map((fault) => describeFault(fault, world.words, language).detail)
  const advice = presentQuestions(world.words, id, form, language).flatMap((question) =>
    question.advice && holds(answers[question.id], question.advice.when) ? [question.advice.said.text] : [],
  )
  return { answerRows: presentAnswers(world, { serviceId: id, form, answers }, language, 'owner'), missing, advice }
}
