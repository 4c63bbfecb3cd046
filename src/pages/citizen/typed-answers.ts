import type { Entry, Group, Question } from '../../catalogue/questions/types.ts'
import type { Divisions } from '../../divisions/divisions.ts'
import type { PostedForm } from '../posted-form.ts'
import { pickedPlace } from './place-picker.ts'

type Posted = Pick<PostedForm, 'value' | 'values'>
type Places = Pick<Divisions, 'get' | 'path'>

/** Answers as they were typed and ticked, kept until the form is sent: texts, ticked boxes, entries of a group. */
export type Typed = { [id: string]: string | string[] | Typed[] }

/** Reads what was posted under `<path>.<question>`; a group brings the number of its entries along. */
export function readTyped(form: Posted, questions: readonly Question[], divisions: Places, path: string): Typed {
  return Object.fromEntries(
    questions.map((question) => [question.id, readOne(form, question, divisions, `${path}.${question.id}`)]),
  )
}

function readOne(form: Posted, question: Question, divisions: Places, path: string): Typed[string] {
  if (question.kind === 'choices') return form.values(path)
  if (question.kind === 'division') return pickedPlace(divisions, form, path).code
  if (question.kind !== 'group') return form.value(path)
  const count = Math.min(question.max, Number.parseInt(form.value(`${path}.count`), 10) || 0)
  return Array.from({ length: count }, (_, index) => readTyped(form, question.questions, divisions, `${path}.${index}`))
}

/** What was typed, as the API would be told it. What cannot be understood stays a text, for the check to say so. */
export function meantBy(questions: readonly Question[], typed: Typed): Record<string, unknown> {
  const meant = questions.map((question) => {
    const value = typed[question.id]
    if (question.kind === 'group')
      return [question.id, entriesOf(typed, question).map((each) => meantBy(question.questions, each))]
    return [question.id, typeof value === 'string' ? meaning(question, value.normalize('NFKC').trim(), value) : value]
  })
  return Object.fromEntries(meant.filter(([, value]) => value !== undefined && value !== ''))
}

function meaning({ kind }: Entry, tidy: string, asTyped: string): unknown {
  switch (kind) {
    case 'yes-no':
      return tidy === 'yes' ? true : tidy === 'no' ? false : undefined
    case 'integer':
    case 'year':
      return wholeOf(tidy.replace(/[人口户岁年个]$/, ''))
    case 'money':
      return fenOf(tidy)
    case 'date':
      return dayOf(tidy)
    case 'month':
      return monthOf(tidy)
    default:
      return asTyped.trim()
  }
}

export function wholeOf(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text
}

/** `1,280.5元` is 128050. */
export function fenOf(text: string): number | string {
  const [, yuan, fen = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replace(/,/g, '').replace(/[元块]$/, '')) ?? []
  return yuan === undefined ? text : Number(`${yuan}${fen.padEnd(2, '0')}`)
}

/** `2026年3月5日`, `2026-3-5`, `2026.3.5`, `20260305`. */
export function dayOf(text: string): string {
  const [, year, month, day] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D?$/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

function monthOf(text: string): string {
  const [, year, month] = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4})\D+(\d{1,2})\D?$/.exec(text) ?? []
  return year && month ? `${year}-${month.padStart(2, '0')}` : text
}

/** The entries of a group; one that must have some begins with an empty one. */
export function entriesOf(typed: Typed, group: Group): Typed[] {
  const entries = (typed[group.id] ?? []) as Typed[]
  return entries.length === 0 && group.required ? [{}] : entries
}

/** Without the entries of groups in which nothing was typed. */
export function withoutBlanks(questions: readonly Question[], typed: Typed): Typed {
  const groups = questions.filter((question): question is Group => question.kind === 'group')
  const kept = groups.map(({ id }) => [id, ((typed[id] ?? []) as Typed[]).filter((entry) => !isBlank(entry))])
  return { ...typed, ...Object.fromEntries(kept) }
}

function isBlank(entry: Typed): boolean {
  return Object.values(entry).every((value) => value.length === 0)
}
