import type { PresentedQuestion } from '../../cases/present-questions.ts'
import { holds, isAsked } from '../../catalogue/check-answers.ts'
import type { Answers, Group, Question } from '../../catalogue/questions/types.ts'
import type { Divisions } from '../../divisions/divisions.ts'
import type { Language, Words } from '../../kernel/words.ts'
import { china, type PickerLevel, pickerLevels } from './place-picker.ts'
import { entriesOf, type Typed } from './typed-answers.ts'

/** A condition as the page's script checks it: the name of entries, and values of which one must be chosen. */
interface ViewCondition {
  name: string
  values: string[]
  met: boolean
}

/** A question as a page shows it: its words, what was typed, and whether it is asked now. */
export interface QuestionView {
  question: PresentedQuestion
  /** As the API calls it; with dots made hyphens the id of its element. */
  path: string
  value: string
  ticked: string[]
  shown: ViewCondition | null
  advice: (ViewCondition & { text: string }) | null
  /** Others are asked by its answer: without a script a button shows them. */
  leads: boolean
  /** Put only when something was found; true once that is so. */
  confirming: boolean | null
  levels: PickerLevel[]
  entries: GroupEntry[]
  /** An entry to be copied where the page works without the server; `__at__` and `__number__` stand for its place. */
  blank: (GroupEntry & { most: number }) | null
  /** What one more entry would be called; null when there can be no more. */
  next: string | null
}

export interface GroupEntry {
  path: string
  legend: string
  views: QuestionView[]
}

export interface ViewWorld {
  words: Words
  divisions: Divisions
  language: Language
  serviceId: string
  /** Codes of the faults that were found. */
  found: readonly string[]
  /** Groups come with an entry to copy. */
  blanks?: true
}

interface List {
  questions: readonly Question[]
  presented: PresentedQuestion[]
  typed: Typed
  /** What of it is sound. */
  answers: Answers
  path: string
}

export function questionViews(world: ViewWorld, list: List): QuestionView[] {
  return list.questions.map((question, index) =>
    viewOf(world, list, question, list.presented[index] as PresentedQuestion),
  )
}

function viewOf(world: ViewWorld, list: List, question: Question, presented: PresentedQuestion): QuestionView {
  const path = `${list.path}.${question.id}`
  const typed = list.typed[question.id]
  const value = typeof typed === 'string' ? typed : ''
  const confirms = question.kind === 'yes-no' ? question.confirms : undefined
  const { when } = question
  return {
    question: presented,
    path,
    value,
    ticked: Array.isArray(typed) ? typed.filter((each) => typeof each === 'string') : [value],
    shown: when
      ? { name: `${list.path}.${when.question}`, values: when.is.map(formValue), met: isAsked(when, list.answers) }
      : null,
    advice: presented.advice && {
      name: path,
      values: presented.advice.when.map(formValue),
      met: holds(list.answers[question.id], presented.advice.when),
      text: presented.advice.said.text,
    },
    leads: list.questions.some((each) => each.when?.question === question.id) || presented.advice !== null,
    confirming: confirms ? value !== '' || world.found.includes(confirms) : null,
    levels: question.kind === 'division' ? pickerLevels(world.divisions, value, china).slice(0, 3) : [],
    entries: question.kind === 'group' ? entryViews(world, list, question, presented) : [],
    blank: question.kind === 'group' && world.blanks ? blankEntry(world, list, question, presented) : null,
    next: question.kind === 'group' ? nextEntry(world, list, question) : null,
  }
}

function entryViews(world: ViewWorld, list: List, group: Group, presented: PresentedQuestion): GroupEntry[] {
  const sound = (list.answers[group.id] ?? []) as Answers[]
  return entriesOf(list.typed, group).map((typed, index) => {
    const path = `${list.path}.${group.id}.${index}`
    const { questions } = group
    const legend = entryName(world, group, index + 1)
    const inner = { questions, presented: presented.questions, typed, answers: sound[index] ?? {}, path }
    return { path, legend, views: questionViews(world, inner) }
  })
}

function blankEntry(world: ViewWorld, list: List, group: Group, presented: PresentedQuestion) {
  const path = `${list.path}.${group.id}.__at__`
  const inner = { questions: group.questions, presented: presented.questions, typed: {}, answers: {}, path }
  return { path, legend: entryName(world, group, '__number__'), views: questionViews(world, inner), most: group.max }
}

function nextEntry(world: ViewWorld, { typed }: List, group: Group): string | null {
  const { length } = entriesOf(typed, group)
  return length < group.max ? entryName(world, group, length + 1) : null
}

function entryName({ words, language, serviceId }: ViewWorld, { id }: Group, number: number | string): string {
  return words(language, `questions:${serviceId}.${id}.item`, { number })
}

function formValue(value: boolean | string): string {
  return value === true ? 'yes' : value === false ? 'no' : value
}
