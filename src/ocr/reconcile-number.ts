import { idNumberFault, isCalendarDay, partsOfIdNumber } from '../kernel/id-number.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'
import { check, missing, ok } from './verdict.ts'

/** A number this much too short or long is shown for correction; anything else was not the number. */
const nearLength = [15, 20] as const
const numberLength = 18

/** A value and the readers that saw it. */
interface Vote {
  text: string
  confidence: number
  readers: string[]
}

export interface NumberSeen extends Vote {
  /** Why the number cannot be right, or null. */
  fault: string | null
  /** Another reader saw another number that could be right as well. */
  disputed: boolean
}

/** The number that could be right and that most readers saw; of several, the one that has the printed birth date in it. */
export function bestNumber(seen: readonly Seen[], printedBirth: readonly Vote[], today: string): NumberSeen | null {
  const numbers = votes(
    seen.flatMap((each) => {
      const text = withoutStrays(each.text.replace(/[^0-9X]/g, ''), today)
      return text.length >= nearLength[0] && text.length <= nearLength[1] ? [{ ...each, text }] : []
    }),
  ).map((vote) => ({ ...vote, fault: evidenceAgainst(idNumberFault(vote.text, today)) }))
  const sound = numbers.filter(({ fault }) => fault === null)
  const printed = sound.find(({ text }) => printedBirth.some((birth) => birth.text === partsOfIdNumber(text).birthDate))
  const best = sound.find(({ readers }) => readers.length > 1) ?? printed ?? sound[0] ?? numbers[0]
  return best ? { ...best, disputed: sound.length > 1 } : null
}

/** A speck at either end may have been read as a digit: of a longer reading, the 18 in a row that could be a number. */
function withoutStrays(text: string, today: string): string {
  const starts = Array.from({ length: Math.max(0, text.length - numberLength + 1) }, (_, i) => i)
  const sound = starts.map((i) => text.slice(i, i + numberLength)).filter((each) => idNumberFault(each, today) === null)
  return sound.length === 1 ? (sound[0] as string) : text
}

function evidenceAgainst(fault: ReturnType<typeof idNumberFault>): string | null {
  if (fault === 'field.id_number_checksum') return 'checksum-fails'
  if (fault === 'field.id_number_date') return 'date-impossible'
  return fault && 'length-wrong'
}

/** Readings that say the same, together; those of most readers first, else in the readers' order. */
function votes(seen: readonly Pick<Seen, 'text' | 'confidence' | 'reader'>[]): Vote[] {
  const found = new Map<string, Vote>()
  for (const { text, confidence, reader } of seen) {
    const vote = found.get(text)
    if (!vote) found.set(text, { text, confidence, readers: [reader] })
    else if (!vote.readers.includes(reader)) {
      vote.readers.push(reader)
      vote.confidence = Math.max(vote.confidence, confidence)
    }
  }
  return [...found.values()].sort((a, b) => b.readers.length - a.readers.length)
}

export function birthsOf(seen: readonly Seen[], today: string): Vote[] {
  return votes(
    seen.flatMap((each) => {
      const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(each.text) ?? []
      const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      return isCalendarDay(text) && text <= today ? [{ ...each, text }] : []
    }),
  )
}

export function sexesOf(seen: readonly Seen[]): Vote[] {
  return votes(seen.filter(({ text }) => text === '男' || text === '女'))
}

const readersOf = ({ readers }: Vote) => readers.map((reader) => `reader:${reader}`)

/** A printed value by itself: sure when two readers saw it and no reader saw another. */
function printed(seen: readonly Vote[]): FieldReading {
  const [first, ...others] = seen
  if (!first) return missing
  if (others.length > 0)
    return check(first.text, Math.min(0.5, first.confidence), ...readersOf(first), 'readers-differ')
  if (first.readers.length > 1) return ok(first.text, 0.97, ...readersOf(first), 'readers-agree')
  return check(first.text, first.confidence, ...readersOf(first))
}

/**
 * Number, birth and sex: the number holds both others, so a sound number and a like print prove each other. The checksum
 * finds every single wrong digit but repairs none, and passes one in eleven of the rest: alone it is not enough.
 */
export function numberVerdicts(
  number: NumberSeen | null,
  births: readonly Vote[],
  sexes: readonly Vote[],
): Record<'idNumber' | 'birthDate' | 'sex', FieldReading> {
  if (!number) return { idNumber: missing, birthDate: printed(births), sex: printed(sexes) }
  const readers = readersOf(number)
  if (number.fault) {
    return {
      idNumber: check(number.text, Math.min(0.4, number.confidence), ...readers, number.fault),
      birthDate: printed(births),
      sex: printed(sexes),
    }
  }
  const parts = partsOfIdNumber(number.text)
  const sexOfNumber = parts.sex === 'male' ? '男' : '女'
  const birth = births.find(({ text }) => text === parts.birthDate)
  const sex = sexes.find(({ text }) => text === sexOfNumber)
  if ((births.length > 0 && !birth) || (sexes.length > 0 && !sex)) {
    return {
      idNumber: check(number.text, Math.min(0.6, number.confidence), ...readers, 'checksum', 'print≠number'),
      birthDate: birth
        ? check(birth.text, 0.8, ...readersOf(birth))
        : check(parts.birthDate, 0.6, 'number', 'print≠number'),
      sex: sex ? check(sex.text, 0.8, ...readersOf(sex)) : check(sexOfNumber, 0.6, 'number', 'print≠number'),
    }
  }
  const evidence = [...readers, 'checksum', ...(birth ? ['print=number'] : [])]
  const agreed = number.readers.length > 1 ? ['readers-agree'] : []
  const proved = !number.disputed && (agreed.length > 0 || birth !== undefined)
  return {
    idNumber: proved
      ? ok(number.text, number.confidence, ...evidence, ...agreed)
      : check(number.text, number.confidence, ...evidence, ...(number.disputed ? ['readers-differ'] : [])),
    birthDate: fromNumber(parts.birthDate, birth, number, proved),
    sex: fromNumber(sexOfNumber, sex, number, proved),
  }
}

/** Print and number say the same, or the number is proved without its print. */
function fromNumber(value: string, print: Vote | undefined, number: NumberSeen, proved: boolean): FieldReading {
  if (print && !number.disputed) return ok(value, 0.97, ...readersOf(print), 'checksum', 'print=number')
  if (print) return check(value, 0.8, ...readersOf(print), 'print=number')
  return proved && number.readers.length > 1
    ? ok(value, 0.95, ...readersOf(number), 'number', 'checksum')
    : check(value, 0.8, 'number', 'checksum')
}
