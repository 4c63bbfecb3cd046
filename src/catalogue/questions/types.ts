import type { FieldCode } from '../../kernel/errors.ts'

/** An answer that a condition can look at: of a yes-no question, or the id of an option. */
export type Chosen = boolean | string

/** Holds when the question before it, of the same list, was answered with one of these; of several choices one is enough. */
export interface Condition {
  question: string
  is: readonly Chosen[]
}

/** What every question has; its words stand in locales under `questions:<service>.<path of ids>.*`. */
interface Asked {
  id: string
  required?: true
  /** It has words `.hint`. */
  hint?: true
  /** Asked, and required, only when this holds. */
  when?: Condition
  /** Shown to everybody who may read the case. What is not open is for those who may read personal data. */
  open?: true
  /** Says something of who reports: for who filed it and the handler alone. */
  ofReporter?: true
}

/** What an answer may bring about; the words of the advice stand under `.advice`. */
interface Consequences {
  /** The case becomes urgent. */
  urgentWhen?: readonly Chosen[]
  /** The person is advised, never refused. */
  adviceWhen?: readonly Chosen[]
}

export interface YesNo extends Asked, Consequences {
  kind: 'yes-no'
  /** Asked only once this fault was found; yes lets the entry pass. */
  confirms?: FieldCode
}
export interface Choice extends Asked, Consequences {
  kind: 'choice' | 'choices'
  options: readonly string[]
}
export interface Text extends Asked {
  kind: 'text' | 'long-text'
  /** Characters. */
  max: number
  /** No two entries of a group may have the same; kept in one way of writing: capitals, no spaces. */
  distinct?: true
  /** Id of the yes-no question that is put when an open case has the same; only in a group. */
  usedOnce?: string
}
/** A whole number; money is in 分. */
export interface Amount extends Asked {
  kind: 'integer' | 'money'
  min: number
  max: number
}
/** `YYYY-MM-DD`, `YYYY-MM`, or a year as a number: what has happened, never later than today. */
export interface Time extends Asked {
  kind: 'date' | 'month' | 'year'
}
export interface Plain extends Asked {
  kind: 'phone' | 'id-number'
}
export interface Place extends Asked {
  kind: 'division'
  /** At least so many digits of a division code: 4 a prefecture, 6 a county. */
  digits: 4 | 6
}
export type Entry = YesNo | Choice | Text | Amount | Time | Plain | Place

/** The same questions for each of several: members of a household, invoices. */
export interface Group extends Asked {
  kind: 'group'
  questions: readonly Entry[]
  max: number
}
export type Question = Entry | Group

export const questionKinds = [
  'yes-no',
  'choice',
  'choices',
  'text',
  'long-text',
  'integer',
  'money',
  'date',
  'month',
  'year',
  'phone',
  'id-number',
  'division',
  'group',
] as const satisfies Question['kind'][]

/** A level that follows from how many boxes of a question are ticked: told, never decided. */
export interface Derived {
  id: string
  countOf: string
  /** The last step that the count reaches holds. */
  steps: readonly { from: number; level: string }[]
}

/** A question to oneself before filing: this answer speaks against it. Advice, kept nowhere. */
export interface SelfCheck {
  id: string
  against: boolean
}

/** What one service asks beyond person, place and boxes. */
export interface Form {
  questions: readonly Question[]
  selfCheck: readonly SelfCheck[]
  derived?: readonly Derived[]
}

/** Checked answers by the ids of the questions: booleans, option ids, texts, numbers, and lists of groups. */
export type Answers = Record<string, Answer>
export type Answer = boolean | number | string | string[] | Answers[]
