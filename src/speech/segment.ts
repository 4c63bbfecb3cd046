/** A sentence is what a listener can be told to repeat; a piece is what a voice is asked to say at once. */
export interface Piece {
  text: string
  /** Half-open, in UTF-16 units of the text that was cut. */
  from: number
  to: number
}

/** Longer sentences are cut at commas: first sound comes sooner, and espeak's clause buffer is not overrun. */
export const longestPiece = 60

const closers = '”’」』】》〉)）"\'\\]'
/** A full stop of a Latin keyboard ends a sentence between Chinese characters only. */
const latinStop = '(?<=\\p{Script=Han})\\.(?=\\p{Script=Han})'
const chineseEnd = new RegExp(`(?:[。！？!?；;…\\n\\r]|${latinStop})+[${closers}\\s。！？!?；;…]*`, 'gu')
const abbreviations = '\\b(?:Mr|Mrs|Ms|Dr|Prof|No|Nos|St|Art|Arts|Sec|Fig|Vol|Tel|Ext|Dept|approx|vs|e\\.g|i\\.e)'
/** An English full stop ends a sentence only before a space and a capital, a digit or a quote, and not after No. or Dr. */
const englishEnd = new RegExp(
  `(?:(?<!${abbreviations})[.!?;]+[${closers}]*(?=\\s+[A-Z0-9"'(]|\\s*$)|[\\n\\r]+)\\s*`,
  'gu',
)
const soft = /[，、：,:\s]/u

/** Cuts after every sentence end. The pieces cover the text without gaps; white space goes with what precedes it. */
export function sentencesOf(text: string, language: 'zh-CN' | 'en' = 'zh-CN'): Piece[] {
  const ends = [...text.matchAll(language === 'en' ? englishEnd : chineseEnd)].map(
    (match) => match.index + match[0].length,
  )
  return pieces(text, 0, [...ends, text.length])
}

/** A first piece shorter than this would end before the second is made. */
const shortestFirstPiece = 4

/**
 * Cuts one spoken sentence into pieces of at most `limit` units, at commas where there are any. `eager` ends the first
 * piece at the first comma, so that sound begins soon.
 */
export function piecesOf(sentence: string, limit = longestPiece, eager = false): Piece[] {
  const ends: number[] = []
  let from = 0
  if (eager) {
    const comma = sentence.slice(shortestFirstPiece - 1, limit).search(soft)
    if (comma >= 0) {
      from = shortestFirstPiece + comma
      ends.push(from)
    }
  }
  while (sentence.length - from > limit) {
    let cut = 0
    for (let at = from; at < from + limit; at++) if (soft.test(sentence.charAt(at))) cut = at + 1
    if (cut === 0) cut = from + limit
    if (isInsidePair(sentence, cut)) cut--
    ends.push(cut)
    from = cut
  }
  return pieces(sentence, 0, [...ends, sentence.length])
}

function pieces(text: string, start: number, ends: number[]): Piece[] {
  const out: Piece[] = []
  let from = start
  for (const to of ends) {
    if (to > from) out.push({ text: text.slice(from, to), from, to })
    from = Math.max(from, to)
  }
  return out
}

function isInsidePair(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
