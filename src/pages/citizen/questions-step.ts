import { checkContext } from '../../cases/check-context.ts'
import { type PresentedQuestion, presentQuestions } from '../../cases/present-questions.ts'
import { onceEntries, usedInvoices } from '../../cases/used-invoices.ts'
import { checkAnswers } from '../../catalogue/check-answers.ts'
import type { Answers, Form, Group } from '../../catalogue/questions/types.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import { type QuestionView, questionViews } from './question-views.ts'
import { entriesOf, meantBy, readTyped, type Typed, withoutBlanks } from './typed-answers.ts'
import type { Wizard } from './wizard.ts'

interface FormOfService {
  id: string
  form: Form
}

function formOf(call: FilingCall): FormOfService {
  const { id } = serviceOf(call)
  return { id, form: call.world.catalogue.form(id) }
}

/** What was typed so far as the API would get it, checked. */
export function checkTyped(call: FilingCall, wizard: Wizard): { answers: Answers; faults: FieldFault[] } {
  const { id, form } = formOf(call)
  return checkAnswers(id, form, meantBy(form.questions, wizard.typed), checkContext(call.world))
}

/** Takes the posted answers as they were typed, and adds or removes an entry of a group when that was the button. */
export async function takeQuestions(call: FilingCall, wizard: Wizard): Promise<FieldFault[] | 'stay'> {
  const { id, form } = formOf(call)
  wizard.typed = readTyped(call.form, form.questions, call.world.divisions, 'answers')
  const [step = '', group = '', index = ''] = call.form.value('step').split(':')
  const entries = form.questions.find(
    (question): question is Group => question.kind === 'group' && question.id === group,
  )
  if (entries !== undefined) {
    const shown = entriesOf(wizard.typed, entries)
    wizard.typed[group] =
      step === 'add' ? [...shown, {}].slice(0, entries.max) : shown.filter((_, each) => String(each) !== index)
  }
  if (step !== 'next') return 'stay'
  wizard.typed = withoutBlanks(form.questions, wizard.typed)
  const { answers, faults } = checkTyped(call, wizard)
  const all = [...faults, ...(await usedInvoices(id, onceEntries(call.world.seals, id, form, answers)))]
  wizard.questionsTried = all.length > 0
  return all
}

/** The page's questions; `focus` is where the person was when a button added or removed an entry. */
export function showQuestions(
  call: FilingCall,
  wizard: Wizard,
  found: readonly string[],
): { views: QuestionView[]; focus: string } {
  const { world, language } = call
  const { id, form } = formOf(call)
  const { answers } = checkTyped(call, wizard)
  const presented: PresentedQuestion[] = presentQuestions(world.words, serviceOf(call).id, form, language)
  const views = questionViews(
    { words: world.words, divisions: world.divisions, language, serviceId: id, found },
    { questions: form.questions, presented, typed: wizard.typed, answers, path: 'answers' },
  )
  return { views, focus: focusAfter(call.form.value('step'), wizard.typed) }
}

function focusAfter(step: string, typed: Typed): string {
  const [button, group = ''] = step.split(':')
  if (button === 'add') return `answers.${group}.${(typed[group] ?? []).length - 1}`
  return button === 'remove' ? `answers.${group}` : ''
}
