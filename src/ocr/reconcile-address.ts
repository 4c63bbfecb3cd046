import type { AddressBook, PlaceRead } from './ports.ts'
import type { Seen } from './read.ts'
import type { FieldReading } from './types.ts'
import { agreement, check, ifWhole, missing, ok, quarrel, type Word, wordOf, wordsOf, wordsVerdict } from './verdict.ts'

/** What the tree of places proves in words of a single reader or of two. */
const inTheTree = 'places'
const corrected = 'places-corrected'

interface Placed extends Word {
  place: PlaceRead | null
}

/**
 * An address: names of places are held against the tree, the rest (hamlet, road, number) stands on the readers alone. `ok`
 * when two readers say the same, before or after the tree has put a misread name right, or when the tree holds one reader's
 * names of places letter by letter and both readers have the same rest. `prefix`: first six digits of the number.
 */
export function reconcileAddress(seen: readonly Seen[], book: AddressBook | null, prefix: string | null): FieldReading {
  const verdict = weigh(seen, book, prefix)
  if (verdict.status !== 'ok' || verdict.value === null) return verdict
  const counted = ifWhole(!uncounted.test(verdict.value) && !unfinished.test(verdict.value), verdict)
  if (!book) return counted
  const place = book.read(verdict.value, prefix)
  return ifWhole(place !== null && !hasUnknownTown(place), counted, 'place-unknown')
}

/** A 号 without a number before it: both readers lost the digits. */
const uncounted = /(?<![0-9A-Za-z一二三四五六七八九十百零])号/u

/** A number at the end stands before a 号, 室 or 幢: both readers lost it, or digits too. */
const unfinished = /[0-9]$/u

/** Behind a county of the tree stands something like a township that is not in it: renamed, or a character is lost. */
function hasUnknownTown({ text, covered }: PlaceRead): boolean {
  const characters = [...text]
  const known = characters.slice(0, covered).join('')
  return (
    covered > 0 && !/(?:镇|乡|街道)$/u.test(known) && /^.{1,7}?(?:镇|乡|街道)/u.test(characters.slice(covered).join(''))
  )
}

function weigh(seen: readonly Seen[], book: AddressBook | null, prefix: string | null): FieldReading {
  const words = wordsOf(seen, cleanAddress)
  const [first] = words
  if (!first) return missing
  const second = words.find(({ reader }) => reader !== first.reader)
  if (!second) return alone(place(first, book, prefix))
  const placedFirst = place(first, book, prefix)
  const placedSecond = place(second, book, prefix)
  if (first.text === second.text) return agreedAddress(placedFirst, second)
  if (placedFirst.text === placedSecond.text && seenBy(second, placedFirst) && seenBy(first, placedSecond)) {
    return ok(placedFirst.text, 0.95, ...agreement(first, second), corrected)
  }
  for (const [placed, other] of [
    [placedFirst, placedSecond],
    [placedSecond, placedFirst],
  ] as const) {
    // A reading of which the tree knows less has lost a part of what the other one saw.
    if (!placed.place || placed.place.covered < (other.place?.covered ?? 0)) continue
    const read = other === placedFirst ? first : second
    if (isProved(placed, placed.place, read)) {
      return ok(placed.text, 0.93, ...agreement(placed, read).slice(0, 2), inTheTree, 'rest-agrees')
    }
  }
  return proposal(first, second, book, prefix)
}

/** Did the other reader see, letter by letter, every name that the tree has put in? Else the tree alone would be believed. */
function seenBy(other: Word, { place: found }: Placed): boolean {
  return found?.corrections.every(({ name }) => other.text.includes(name)) === true
}

/**
 * Of both readings and their mixture, the one of which the tree knows most: to be checked. A name that both readers saw alike
 * stays as it is.
 */
function proposal(first: Word, second: Word, book: AddressBook | null, prefix: string | null): FieldReading {
  const mixed = quarrel(first, second)
  const words = [mixed.value ?? '', first.text, second.text].map((text) => ({ text, place: book?.read(text, prefix) }))
  const best = words.reduce((one, each) => ((each.place?.covered ?? 0) > (one.place?.covered ?? 0) ? each : one))
  const against = best.place?.corrections.some(
    ({ written }) => first.text.includes(written) && second.text.includes(written),
  )
  const value = against ? best.text : (best.place?.text ?? best.text)
  return value === mixed.value ? mixed : { ...mixed, value, evidence: [...mixed.evidence, corrected] }
}

/**
 * The issuing authority: a county and the name of its office, every character of which is in the tree or fixed. One reader
 * and the tree are enough; without the tree two readers and the form of the name.
 */
export function reconcileAuthority(seen: readonly Seen[], book: AddressBook | null): FieldReading {
  const words = wordsOf(seen, (text) => text.replace(/[^\p{Script=Han}]/gu, '')).map((word) => {
    const whole = word.text.replace(/公安$/u, '公安局')
    const found = officeIn(whole, book)
    const text = found?.text ?? word.text
    return {
      ...wordOf(word, text),
      office: found !== null && whole === word.text,
      proved: found?.proved === true && whole === word.text,
      changed: text !== word.text,
    }
  })
  const verdict = wordsVerdict(words)
  if (verdict.status === 'missing') return verdict
  const proved = words.find((word) => word.proved)
  if (!proved)
    return ifWhole(
      words.some((word) => word.office && word.text === verdict.value),
      verdict,
      'no-such-office',
    )
  const agree = words.every(({ text }) => text === proved.text)
  const evidence = agree ? verdict.evidence : [`reader:${proved.reader}`, 'readers-differ']
  const alone = proved.changed && words.length < 2
  return agree && !alone
    ? ok(proved.text, 0.95, ...evidence, inTheTree, 'pattern')
    : check(proved.text, 0.7, ...evidence, proved.changed ? corrected : inTheTree)
}

const office = /^(.{2,}?)(公安局|公安处)(.{1,8}分局)?$/u

function officeIn(text: string, book: AddressBook | null): { text: string; proved: boolean } | null {
  const [, area = '', bureau = '', branch = ''] = office.exec(text) ?? []
  if (area === '') return null
  if (!book) return { text, proved: false }
  const found = book.read(area, null)
  if (!found || found.guessed) return null
  const proved = branch === '' && found.covered > 0 && found.covered === [...found.text].length
  return { text: `${found.text}${bureau}${branch}`, proved }
}

function place(word: Word, book: AddressBook | null, prefix: string | null): Placed {
  const found = book?.read(word.text, prefix) ?? null
  return { ...(found ? wordOf(word, found.text) : word), place: found }
}

/** A single reader: the tree may put a name right and prove it, but nothing proves the hamlet and the number. */
function alone({ text, reader, confidence, place: found }: Placed): FieldReading {
  const evidence = found ? [found.corrections.length ? corrected : inTheTree] : []
  return check(text, confidence, `reader:${reader}`, ...evidence)
}

/**
 * Two readers that agree are believed even against the tree, which is of this year while cards are up to twenty years old;
 * only where it knows a name with a character that one of them cannot read is its name proposed.
 */
function agreedAddress(first: Placed, second: Word): FieldReading {
  const evidence = agreement(first, second)
  if (!first.place) return ok(second.text, 0.95, ...evidence)
  if (first.text === second.text) return ok(second.text, 0.98, ...evidence, inTheTree)
  const unreadable = [...first.text].some((character) => !first.knows(character) || !second.knows(character))
  return check(unreadable ? first.text : second.text, 0.7, ...evidence, 'places-differ')
}

/** Are the names of places letter by letter in the tree, and does the other reader say the same after them? */
function isProved({ text }: Word, { covered, corrections }: PlaceRead, other: Word): boolean {
  if (covered === 0 || corrections.length > 0) return false
  const rest = [...text].slice(covered).join('')
  // An end that both share proves nothing where the other one saw more before it.
  return rest !== '' && other.text.endsWith(rest) && [...other.text].length <= [...text].length
}

/** What readers make of a 号 at the end of a house number; none of these can stand there. */
const misreadNumberSign = /(?<=\d)[品咎另弓与呂吕]$/u

function cleanAddress(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[—–_~]/g, '-')
    .replace(/[^\p{Script=Han}0-9A-Za-z·#-]/gu, '')
    .replace(misreadNumberSign, '号')
}
