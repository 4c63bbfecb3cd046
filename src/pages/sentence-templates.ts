import { languages, type Resources } from '../kernel/words.ts'
import { pageSentences, tidy } from './page-sentences.ts'

const months = Array.from({ length: 12 }, (_, month) =>
  new Date(2026, month).toLocaleString('en', { month: 'long' }),
).join('|')
/** As `toLocaleString` writes it in Chinese and in English. */
const moment = `(?:\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{1,2}:\\d{2}|(?:${months}) \\d{1,2}, \\d{4} at \\d{1,2}:\\d{2} [AP]M)`
/** What a script may put into a hole; anything else is no hole of theirs. */
const fills: Record<string, string> = {
  count: '\\d{1,3}',
  step: '\\d{1,3}',
  total: '\\d{1,3}',
  at: moment,
  place: '(?<place>.+)',
}

/** The sentences of the word files that scripts complete, those with holes in single braces: `找到{count}个地方`. */
export function sentenceTemplates(resources: Resources): RegExp[] {
  const texts = languages.flatMap((language) =>
    Object.values(resources[language] ?? {}).flatMap((words) =>
      Object.values(words).flatMap((text) => (text.includes('{') ? pageSentences(tidy(text), language) : [])),
    ),
  )
  return texts.flatMap(({ text }) => templateOf(text))
}

function templateOf(text: string): RegExp[] {
  const pieces = text.split(/\{(\w+)\}/)
  if (pieces.length < 3 || text.includes('{{')) return []
  const pattern = pieces.map((piece, index) =>
    index % 2 === 0 ? piece.replace(/[.*+?^$()|[\]\\]/g, '\\$&') : fills[piece],
  )
  return pattern.includes(undefined) ? [] : [new RegExp(`^${pattern.join('')}$`, 'u')]
}

/** Whether it is one of them, with numbers, or with one of the names of a place, in its holes. */
export function fitsTemplate(templates: readonly RegExp[], text: string, names: readonly string[]): boolean {
  return templates.some((template) => {
    const match = template.exec(text)
    return match !== null && (match.groups === undefined || names.includes(match.groups['place'] ?? ''))
  })
}
