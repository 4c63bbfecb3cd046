import type { Language, Words } from '../kernel/words.ts'
import { backFields, type CardReading, type FieldName, type FieldReading, frontFields } from './types.ts'

/** What is shown and what is said; they differ where numbers and doubtful characters are spelled out. */
export interface ReadBack {
  text: string
  speech: string
}

/** Group sizes in which people say the number: place, year, month and day, order and check digit. */
const numberGroups = [6, 4, 4, 4]
/** 幺 is how 1 is said in a number, so that it is not heard as 七; the check digit X is said as the letter. */
const digitsInChinese = [...'零幺二三四五六七八九']
const betweenSentences: Record<Language, string> = { 'zh-CN': '', en: ' ' }
/** Below this a character is named again by itself. */
const surelyRead = 0.9

/** Reads a card back to the person whose it is: every field, which ones are doubtful, and those character by character. */
export function readBack(reading: Pick<CardReading, 'side' | 'fields'>, words: Words, language: Language): ReadBack {
  const order: readonly FieldName[] = reading.side === 'front' ? frontFields : backFields
  const found = order.flatMap((field) => {
    const each = reading.fields[field]
    return each && each.value !== null ? [{ field, reading: each, value: each.value }] : []
  })
  const absent = order.filter((field) => (reading.fields[field]?.value ?? null) === null)
  const sentences: ReadBack[] = [both(words(language, 'card:read-back.intro'))]
  for (const { field, reading: each, value } of found) {
    const label = words(language, `card:field.${field}`)
    const key = isDoubtful(field, each) ? 'card:read-back.doubtful' : 'card:read-back.field'
    sentences.push({
      text: words(language, key, { label, value: shown(field, value, words, language) }),
      speech: words(language, key, { label, value: spoken(field, value, words, language) }),
    })
    const spelling = spell(field, each, value)
    if (spelling) sentences.push(both(words(language, 'card:read-back.spelling', { characters: spelling })))
  }
  if (absent.length > 0) {
    const labels = absent
      .map((field) => words(language, `card:field.${field}`))
      .join(words(language, 'card:read-back.comma'))
    sentences.push(both(words(language, 'card:read-back.missing', { labels })))
  }
  sentences.push(
    both(words(language, absent.length === order.length ? 'card:read-back.again' : 'card:read-back.confirm')),
  )
  const space = betweenSentences[language]
  return {
    text: sentences.map(({ text }) => text).join(space),
    speech: sentences.map(({ speech }) => speech).join(space),
  }
}

const both = (sentence: string): ReadBack => ({ text: sentence, speech: sentence })

function isDoubtful(field: FieldName, { status, confidence }: FieldReading): boolean {
  // With one reader a name or address is always to be confirmed; only a shaky one is called doubtful aloud.
  if (field === 'name' || field === 'address' || field === 'issuingAuthority')
    return status === 'check' && confidence < 0.8
  return status === 'check'
}

/** A name that was not proved is spelled: people hear at once that a character of their own name is wrong. */
function spell(field: FieldName, { status, confidence }: FieldReading, value: string): string | null {
  if (field !== 'name' || (status === 'ok' && confidence >= surelyRead)) return null
  return [...value].filter((character) => character !== '·').join('，')
}

function shown(field: FieldName, value: string, words: Words, language: Language): string {
  if (value === 'long-term') return words(language, 'card:value.long-term')
  return isDate(field) ? dateIn(value, words, language) : value
}

function spoken(field: FieldName, value: string, words: Words, language: Language): string {
  if (field !== 'idNumber') return shown(field, value, words, language)
  const digit = (each: string) => (language === 'zh-CN' ? (digitsInChinese[Number(each)] ?? each) : `${each} `)
  const pause = words(language, 'card:read-back.comma')
  return groups(value)
    .map((group) => [...group].map(digit).join('').trim())
    .join(pause)
}

function groups(number: string): string[] {
  const parts: string[] = []
  let at = 0
  for (const size of numberGroups) {
    if (at < number.length) parts.push(number.slice(at, at + size))
    at += size
  }
  if (at < number.length) parts.push(number.slice(at))
  return parts
}

const isDate = (field: FieldName) => field === 'birthDate' || field === 'validFrom' || field === 'validTo'

function dateIn(value: string, words: Words, language: Language): string {
  const [year = '', month = '', day = ''] = value.split('-')
  return words(language, 'card:value.date', { year, month: Number(month), day: Number(day) })
}
