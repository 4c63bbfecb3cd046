/** `to` of the spoken text says what stands at `from` of the written text; both half-open, in UTF-16 units. */
export interface Span {
  from: [number, number]
  to: [number, number]
}

/** Collects a transformed text together with the map back to what was written. Spans cover both texts without gaps. */
export function spanWriter() {
  const spans: Span[] = []
  let out = ''
  let read = 0
  let verbatim = false
  return {
    /** One unit that is spoken as it is written. Neighbours join into one span of equal lengths. */
    copy(unit: string) {
      const last = spans.at(-1)
      out += unit
      read += unit.length
      if (verbatim && last) {
        last.from[1] = read
        last.to[1] = out.length
      } else spans.push({ from: [read - unit.length, read], to: [out.length - unit.length, out.length] })
      verbatim = true
    },
    /** `length` units of the written text become `words` (which may be empty). */
    put(length: number, words: string) {
      spans.push({ from: [read, read + length], to: [out.length, out.length + words.length] })
      out += words
      read += length
      verbatim = false
    },
    /** The last character spoken so far, or ''. */
    last: () => out.slice(-1),
    result: () => ({ spoken: out, spans }),
  }
}

/** A written text, how it is said, and the map between them. */
export interface SpokenText {
  written: string
  spoken: string
  spans: readonly Span[]
}

/** What of the written text is said at `from`–`to`: exact where it is said as written, else all of what was replaced. */
export function writtenRange({ written, spoken, spans }: SpokenText, from: number, to: number): [number, number] {
  let start = -1
  let end = 0
  for (const span of spans) {
    if (span.to[1] <= from || span.to[0] >= to) continue
    const verbatim = written.slice(...span.from) === spoken.slice(...span.to)
    const first = verbatim ? span.from[0] + Math.max(0, from - span.to[0]) : span.from[0]
    const last = verbatim ? span.from[1] - Math.max(0, span.to[1] - to) : span.from[1]
    if (start < 0) start = first
    end = last
  }
  return start < 0 ? [0, 0] : [start, end]
}
