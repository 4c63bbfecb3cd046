import type { FieldFault } from '../kernel/errors.ts'
import type { Language, Words } from '../kernel/words.ts'

/** What people call the field of a fault. */
export function fieldName({ called, path }: FieldFault, words: Words, language: Language): string {
  return called ? questionName(called, words, language) : nameOfPath(path, words, language)
}

/** A question is called by its own words, without the mark: `第2位家里人的“身份证号码”`. */
function questionName({ label, item }: NonNullable<FieldFault['called']>, words: Words, language: Language): string {
  const asked = words(language, label).replace(/[？?]$/, '')
  if (item === undefined) return words(language, 'fields:question', { label: asked })
  const which = words(language, item.label, { number: item.number })
  return words(language, 'fields:question.item', { label: asked, item: which })
}

/** `applicant.idNumber` is told as "身份证号码", `audio.2` as "第3句的录音"; a path without a name of its own is told as it is. */
function nameOfPath(path: string, words: Words, language: Language): string {
  const named = path.replace(/\.\d+/g, '')
  const number = Number(/\.(\d+)$/.exec(path)?.[1]) + 1
  for (const candidate of [...(number ? [`${named}.item`] : []), named, named.split('.').at(-1) ?? '']) {
    try {
      return words(language, `fields:${candidate}`, { number })
    } catch {
      // No name under this key: try the shorter one.
    }
  }
  return path
}
