import { createDivisions, type Division, type Divisions } from '../../divisions/divisions.ts'
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
      const corrections = parsed.corrections.flatMap(({ kind, written, code, name }) =>
        kind === 'character' && written !== null && code.length <= deepest ? [{ written, name }] : [],
      )
      if (parsed.confidence === 'ambiguous') {
        const home = prefix === null ? undefined : likelier(parsed.alternatives, countyOf(prefix, divisions))
        return home ? { text, covered: coveredBy(home.path, text), corrections: [] } : null
      }
      const put = putRight(text, corrections)
      return { text: put, covered: coveredBy(parsed.path, put), corrections }
    },
  }
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
function coveredBy(path: Division[], text: string): number {
  let covered = ''
  let level = 0
  for (const { code, name } of path) {
    if (code.length > deepest || !text.startsWith(covered + name)) continue
    covered += name
    level = code.length
  }
  return level >= countyLength ? [...covered].length : 0
}
