import { createDivisions, type Division, type Divisions } from '../../divisions/divisions.ts'
import type { ParsedAddress } from '../../divisions/parse-address.ts'
import type { AddressBook, PlaceRead } from '../../ocr/ports.ts'

/** Below the township names are too many and too alike to put a reading right. */
const deepest = 9
const countyLength = 6

/** The tree of divisions as the card's book of places. Parsing an address takes 5–15 ms, the first one 0.4 s. */
export function openAddressBook(divisions: Divisions = createDivisions()): AddressBook {
  return {
    read(text: string, prefix: string | null): PlaceRead | null {
      const parsed = divisions.parseAddress(text)
      if (parsed.confidence === 'none') return null
      if (parsed.confidence === 'ambiguous') {
        const home = prefix === null ? undefined : likelier(parsed.alternatives, countyOf(prefix, divisions))
        return home ? { text, covered: coveredBy(home.path, text), corrections: [], guessed: false } : null
      }
      const likened = parsed.corrections.flatMap(({ kind, written, code, name }) =>
        kind === 'character' && written !== null && code.length <= deepest ? [{ written, name, code }] : [],
      )
      const corrections = likened.filter((each) => isMisread(each, parsed))
      const guessed = corrections.length < likened.length
      const counties = corrections.filter(({ code }) => code.length <= countyLength)
      const upToCounty = parsed.path.filter(({ code }) => code.length <= countyLength)
      const beforeTown = putRight(text, counties)
      // The walk may prefer a misread township whose village fits to one that is written there: the written one stands.
      const written = [...upToCounty, ...writtenTown(divisions, upToCounty, beforeTown)]
      if (written.length > upToCounty.length) return found(beforeTown, written, counties, guessed)
      return found(putRight(text, corrections), parsed.path, corrections, guessed)
    },
  }
}

function found(
  text: string,
  path: readonly Division[],
  corrections: { written: string; name: string }[],
  guessed: boolean,
): PlaceRead {
  return {
    text,
    covered: coveredBy(path, text),
    corrections: corrections.map(({ written, name }) => ({ written, name })),
    guessed,
  }
}

/** Shorter names have too many neighbours, and two wrong characters make another name. */
const shortestCorrected = 3
/** 怒江傈僳族自治州 stays itself when a reader that does not know 傈僳 leaves both out. */
const shortestWithLosses = 5

/** One character is wrong; or of a long name, or of one under which the next level stands to the letter, some are lost. */
function isMisread({ written, name, code }: { written: string; name: string; code: string }, parsed: ParsedAddress) {
  const [one, other] = [[...written], [...name]]
  if (one.length === other.length && one.length >= shortestCorrected) {
    if (one.filter((character, i) => character !== other[i]).length === 1) return true
  }
  if (other.length >= shortestWithLosses) return true
  const below = parsed.path.find((each) => each.code.length > code.length && each.code.length <= deepest)
  return below !== undefined && parsed.corrections.every((each) => each.code !== below.code)
}

/** The township whose full name stands right behind the county's, if one does. */
function writtenTown(divisions: Divisions, path: readonly Division[], text: string): readonly Division[] {
  const county = path.at(-1)
  if (county?.code.length !== countyLength || !text.includes(county.name)) return []
  const rest = text.slice(text.indexOf(county.name) + county.name.length)
  const towns = divisions.children(county.code).filter(({ name }) => rest.startsWith(name))
  return towns.sort((a, b) => b.name.length - a.name.length).slice(0, 1)
}

/** Today's county of a number's first six digits, wherever that place was counted when the number was given. */
function countyOf(prefix: string, divisions: Divisions): string | null {
  return divisions.idPrefix(prefix)?.code ?? null
}

function likelier<T extends { code: string }>(places: T[], county: string | null): T | undefined {
  const home = places.filter(({ code }) => county !== null && code.startsWith(county.slice(0, countyLength)))
  return home.length === 1 ? home[0] : undefined
}

function putRight(text: string, corrections: { written: string; name: string }[]): string {
  let done = ''
  let rest = text
  for (const { written, name } of corrections) {
    const at = rest.indexOf(written)
    if (at < 0) continue
    done += rest.slice(0, at) + name
    rest = rest.slice(at + written.length)
  }
  return done + rest
}

/** Names from the beginning of the text, in the tree's order, without a gap; at least the county must be among them. */
function coveredBy(path: readonly Division[], text: string): number {
  let covered = ''
  let level = 0
  for (const { code, name } of path) {
    if (code.length > deepest || !text.startsWith(covered + name)) continue
    covered += name
    level = code.length
  }
  return level >= countyLength ? [...covered].length : 0
}
