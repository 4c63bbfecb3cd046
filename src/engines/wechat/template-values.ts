import { dayInYunnan } from '../../kernel/clock.ts'

/** Most characters of a value, by the kind in its name (`thing1`): WeChat refuses the whole message for one more (47003). */
const longest = { thing: 20, phrase: 5, name: 10, character_string: 32, letter: 32, number: 32, symbol: 5 } as const
export type ValueKind = keyof typeof longest

/** Cut to what the kind allows, with … for what is lost; whole characters, no line breaks. */
export function fitValue(kind: ValueKind, text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const allowed = kind === 'phrase' ? line.replace(/[^\p{Script=Han}]/gu, '') : line
  const letters = [...new Intl.Segmenter('zh').segment(allowed)].map(({ segment }) => segment)
  const bound = longest[kind]
  if (allowed.length <= bound) return allowed
  const mark = kind === 'thing' || kind === 'name' ? '…' : ''
  let cut = ''
  for (const letter of letters) {
    if (cut.length + letter.length + mark.length > bound) break
    cut += letter
  }
  return cut + mark
}

/** `2026年12月01日`, as values of the kind date are written. */
export function dateValue(at: Date): string {
  const [year, month, day] = dayInYunnan(at).split('-')
  return `${year}年${month}月${day}日`
}
