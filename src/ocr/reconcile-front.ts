import { ethnicities } from './ethnicities.ts'
import type { AddressBook } from './ports.ts'
import type { FrontSeen, Seen } from './read.ts'
import { reconcileAddress } from './reconcile-address.ts'
import { reconcileName } from './reconcile-name.ts'
import { bestNumber, birthsOf, numberVerdicts, sexesOf } from './reconcile-number.ts'
import type { FieldReading, FrontField } from './types.ts'
import { check, ifWhole, missing, ok } from './verdict.ts'

/** Free reading of the ethnicity below this confidence is a guess that happened to be on the list. */
const surelyRead = 0.6
/** Digits of the number that say where it was given out. */
const prefixLength = 6

/** Lets the fields of a front speak about each other. `today` as `YYYY-MM-DD`; without a book no place is put right. */
export function reconcileFront(
  seen: FrontSeen,
  today: string,
  book: AddressBook | null,
): Record<FrontField, FieldReading> {
  const births = birthsOf(seen.birthDate, today)
  const number = bestNumber(seen.idNumber, births, today)
  const prefix = number && number.fault === null ? number.text.slice(0, prefixLength) : null
  return {
    name: ifWhole(seen.whole.name, reconcileName(seen.name, seen.nameShape, seen.nameWitness)),
    ethnicity: ethnicityOf(seen.ethnicity),
    address: ifWhole(seen.whole.address, reconcileAddress(seen.address, book, prefix)),
    ...numberVerdicts(number, births, sexesOf(seen.sex)),
  }
}

/**
 * On the list by free reading: two pieces of evidence, unless another reader freely saw another group or may have missed one. On it only by
 * choosing from it, or by a like name: to be checked.
 */
function ethnicityOf(seen: Seen[]): FieldReading {
  const free = seen.filter(({ listed, text }) => !listed && ethnicities.includes(text))
  const [first] = free
  if (first) {
    const rival = seen.find(
      ({ text, listed, reader }) =>
        text !== first.text && ethnicities.includes(text) && (!listed || reader !== first.reader),
    )
    const readers = [...new Set(free.filter(({ text }) => text === first.text).map(({ reader }) => `reader:${reader}`))]
    if (rival) return check(first.text, Math.min(0.5, first.confidence), ...readers, 'closed-list', 'readers-differ')
    if (readers.length > 1) return ok(first.text, 0.98, ...readers, 'readers-agree', 'closed-list')
    if (first.confidence >= surelyRead && !hasTwin(first.text))
      return ok(first.text, first.confidence, ...readers, 'closed-list')
    return check(first.text, first.confidence, ...readers, 'closed-list')
  }
  const chosen = seen.find(({ text }) => ethnicities.includes(text))
  if (chosen) return check(chosen.text, Math.min(0.7, chosen.confidence), `reader:${chosen.reader}`)
  for (const each of seen) {
    const near = ethnicities.filter((name) => sharesCharacter(name, each.text))
    if (near.length === 1) return check(near[0] as string, 0.5, `reader:${each.reader}`, 'near-list')
  }
  return missing
}

/** 仫佬 and 仡佬: one reader's word is not enough where another name of several characters differs in one. */
function hasTwin(text: string): boolean {
  const [...own] = text
  return ethnicities.some((name) => {
    const [...other] = name
    return own.length > 1 && other.length === own.length && other.filter((each, i) => each !== own[i]).length === 1
  })
}

/** 傣傈 can only be 傈僳: no other name of its length holds that character. */
function sharesCharacter(name: string, text: string): boolean {
  const known = [...name]
  return known.length > 1 && Math.abs([...text].length - known.length) <= 1 && known.some((each) => text.includes(each))
}
