import type { Question } from '../../src/catalogue/questions/types.ts'
import type { Hands } from './form-hands.ts'

const levels = [2, 4, 6, 9, 12]
const names = ['province', 'prefecture', 'county', 'township', 'village']

/** A place as its lists are set, the province first. */
export function listsOf(name: string, code: string): [string, string[]][] {
  return levels
    .filter((digits) => digits <= code.length)
    .map((digits, index) => [`${name}.${names[index]}`, [code.slice(0, digits)]])
}

type Answers = { [id: string]: unknown }

/** Answers as a person enters them: field by field, money in yuan. */
export function fieldsFor(questions: readonly Question[], answers: Answers, path = 'answers'): [string, string[]][] {
  return questions.flatMap((question): [string, string[]][] => {
    const name = `${path}.${question.id}`
    const answer = answers[question.id]
    if (answer === undefined) return []
    if (question.kind === 'group') {
      return (answer as Answers[]).flatMap((entry, index) => fieldsFor(question.questions, entry, `${name}.${index}`))
    }
    if (question.kind === 'division') return listsOf(name, String(answer))
    if (question.kind === 'yes-no') return [[name, [answer ? 'yes' : 'no']]]
    if (question.kind === 'money') return [[name, [String(Number(answer) / 100)]]]
    return [[name, Array.isArray(answer) ? answer : [String(answer)]]]
  })
}

/** Fills what the page offers, presses the button that brings the rest, and so on until all stands there. */
export async function fill(hands: Hands, fields: [string, string[]][]): Promise<void> {
  let open = fields
  while (open.length > 0) {
    const left: typeof open = []
    for (const [name, values] of open) {
      if (await hands.offers(name, values)) await hands.put(name, values)
      else left.push([name, values])
    }
    const [next] = left
    if (next === undefined) return
    if (left.length === open.length) throw new Error(`${hands.at()} offers no ${next[0]} ${next[1].join()}`)
    await hands.press(await buttonFor(hands, next[0]))
    open = left
  }
}

/** What brings a field: one more entry of its group, or what follows from what was chosen. */
async function buttonFor(hands: Hands, name: string): Promise<string> {
  const [, group, index] = /^answers\.(\w+)\.(\d+)\./.exec(name) ?? []
  if (group === undefined) return 'narrow'
  const count = Number(await hands.valueOf(`answers.${group}.count`))
  return count <= Number(index) ? `add:${group}` : 'narrow'
}
