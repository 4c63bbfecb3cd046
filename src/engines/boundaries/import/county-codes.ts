import type { DivisionBook } from '../../../divisions/division-book.ts'

/** `written` is the file's six digits, `code` today's. */
export type CodeReading =
  | { kind: 'county'; code: string; written: string }
  | { kind: 'outside' }
  | { kind: 'refused'; why: string; mend: string }

const yunnan = '53'

/** `156530102` (national map service), `530102000000` (statistics) and 530102 are the same county. */
function plainCode(value: unknown): string {
  const text = String(value ?? '').trim()
  if (/^156\d{6}$/.test(text)) return text.slice(3)
  if (/^\d{6}0{6}$/.test(text)) return text.slice(0, 6)
  return text
}

/** Today's county of a feature's code, by the tree and by the crosswalk of former codes. */
export function readCountyCode(book: DivisionBook, value: unknown, codeField: string): CodeReading {
  const code = plainCode(value)
  if (code === '') {
    return {
      kind: 'refused',
      why: `it has no ${codeField}`,
      mend: 'Name the field of the codes with --code-field, or take the feature out if it is no county',
    }
  }
  if (!code.startsWith(yunnan)) return { kind: 'outside' }
  if (!/^\d{6}$/.test(code) || code.endsWith('00')) {
    return {
      kind: 'refused',
      why: `its code ${code} is no county's`,
      mend: 'Give a file of counties, with codes of six digits',
    }
  }
  if (book.get(code)?.level === 'county') return { kind: 'county', code, written: code }
  const today = [...new Set(book.former.filter((place) => place.code === code).flatMap((place) => place.today))]
  const [only] = today
  if (only !== undefined && today.length === 1 && book.get(only)?.level === 'county') {
    return { kind: 'county', code: only, written: code }
  }
  if (today.length > 0) {
    return {
      kind: 'refused',
      why: `its former code ${code} stands for several of today's counties (${today.join(', ')})`,
      mend: 'Give a newer file, in which they are drawn apart',
    }
  }
  return {
    kind: 'refused',
    why: `its code ${code} is neither a county of today nor a known former one`,
    mend: 'Correct the code, or bring the tree of divisions up to date first (npm run divisions:build)',
  }
}
