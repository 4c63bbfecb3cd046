import { idNumberFault, isCalendarDay, partsOfIdNumber } from '../kernel/id-number.ts'
import { ethnicities } from './ethnicities.ts'
import type { FrontSeen, Seen } from './read.ts'
import type { FieldReading, FrontField } from './types.ts'
import { check, missing, ok, wordsVerdict } from './verdict.ts'

/** Free reading of the ethnicity below this confidence is a guess that happened to be on the list. */
const surelyRead = 0.6
/** A number this much too short or long is shown for correction; anything else was not the number. */
const nearLength = [15, 20] as const

/** Lets the fields of a front speak about each other. `today` as `YYYY-MM-DD`. */
export function reconcileFront(seen: FrontSeen, today: string): Record<FrontField, FieldReading> {
  const number = bestNumber(seen.idNumber, today)
  const printedBirth = birthOf(seen.birthDate, today)
  const printedSex = sexOf(seen.sex)
  return {
    name: wordsVerdict(seen.name, cleanName),
    ethnicity: ethnicityOf(seen.ethnicity),
    address: wordsVerdict(seen.address, cleanAddress),
    ...fromNumber(number, printedBirth, printedSex),
  }
}

interface NumberSeen extends Seen {
  /** Why the number cannot be right, or null. */
  fault: string | null
}

function bestNumber(seen: Seen[], today: string): NumberSeen | null {
  const numbers = seen
    .map((each) => ({ ...each, text: each.text.replace(/[^0-9X]/g, '') }))
    .filter(({ text }) => text.length >= nearLength[0] && text.length <= nearLength[1])
    .map((each): NumberSeen => ({ ...each, fault: evidenceAgainst(idNumberFault(each.text, today)) }))
  return numbers.find(({ fault }) => fault === null) ?? numbers[0] ?? null
}

function evidenceAgainst(fault: ReturnType<typeof idNumberFault>): string | null {
  if (fault === 'field.id_number_checksum') return 'checksum-fails'
  if (fault === 'field.id_number_date') return 'date-impossible'
  return fault && 'length-wrong'
}

/**
 * Number, birth and sex: the number holds both others, so a sound number and a like print prove each other. The checksum
 * finds every single wrong digit but repairs none, and passes one in eleven of the rest: alone it is not enough.
 */
function fromNumber(
  number: NumberSeen | null,
  birth: Seen | null,
  sex: Seen | null,
): Record<'idNumber' | 'birthDate' | 'sex', FieldReading> {
  const printedBirth = birth ? check(birth.text, birth.confidence, `reader:${birth.reader}`) : missing
  const printedSex = sex ? check(sex.text, sex.confidence, `reader:${sex.reader}`) : missing
  if (!number) return { idNumber: missing, birthDate: printedBirth, sex: printedSex }
  const reader = `reader:${number.reader}`
  if (number.fault) {
    return {
      idNumber: check(number.text, Math.min(0.4, number.confidence), reader, number.fault),
      birthDate: printedBirth,
      sex: printedSex,
    }
  }
  const parts = partsOfIdNumber(number.text)
  const sexOfNumber = parts.sex === 'male' ? '男' : '女'
  const birthAgrees = birth?.text === parts.birthDate
  const differs = (birth !== null && !birthAgrees) || (sex !== null && sex.text !== sexOfNumber)
  if (differs) {
    return {
      idNumber: check(number.text, Math.min(0.6, number.confidence), reader, 'checksum', 'print≠number'),
      birthDate: birthAgrees ? printedBirth : check(parts.birthDate, 0.6, 'number', 'print≠number'),
      sex: sex?.text === sexOfNumber ? printedSex : check(sexOfNumber, 0.6, 'number', 'print≠number'),
    }
  }
  return {
    idNumber: birthAgrees
      ? ok(number.text, number.confidence, reader, 'checksum', 'print=number')
      : check(number.text, number.confidence, reader, 'checksum'),
    birthDate: birthAgrees
      ? ok(parts.birthDate, 0.97, reader, 'checksum', 'print=number')
      : check(parts.birthDate, 0.8, 'number', 'checksum'),
    sex: sex
      ? ok(sexOfNumber, 0.97, reader, 'checksum', 'print=number')
      : check(sexOfNumber, 0.8, 'number', 'checksum'),
  }
}

function birthOf(seen: Seen[], today: string): Seen | null {
  for (const each of seen) {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(each.text)
    if (!match) continue
    const [, year = '', month = '', day = ''] = match
    const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (isCalendarDay(text) && text <= today) return { ...each, text }
  }
  return null
}

function sexOf(seen: Seen[]): Seen | null {
  return seen.find(({ text }) => text === '男' || text === '女') ?? null
}

/** On the list by free reading: two pieces of evidence. On it only by choosing from it, or by a like name: to be checked. */
function ethnicityOf(seen: Seen[]): FieldReading {
  const free = seen.find(({ text, confidence }) => confidence >= surelyRead && ethnicities.includes(text))
  if (free) return ok(free.text, free.confidence, `reader:${free.reader}`, 'closed-list')
  const listed = seen.find(({ text }) => ethnicities.includes(text))
  if (listed) return check(listed.text, Math.min(0.7, listed.confidence), `reader:${listed.reader}`)
  for (const each of seen) {
    const near = ethnicities.filter((name) => sharesCharacter(name, each.text))
    if (near.length === 1) return check(near[0] as string, 0.5, `reader:${each.reader}`, 'near-list')
  }
  return missing
}

/** 傣傈 can only be 傈僳: no other name of its length holds that character. */
function sharesCharacter(name: string, text: string): boolean {
  const known = [...name]
  return known.length > 1 && Math.abs([...text].length - known.length) <= 1 && known.some((each) => text.includes(each))
}

const hanNotName = /[^\p{Script=Han}·]/gu

/** Readers see the name dot as any small mark. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han})[.•・‧∙](?=\p{Script=Han})/gu, '·')
    .replace(hanNotName, '')
    .replace(/^·+|·+$/g, '')
}

function cleanAddress(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[—–_~]/g, '-')
    .replace(/[^\p{Script=Han}0-9A-Za-z·#-]/gu, '')
}
