import type { Language } from '../kernel/words.ts'
import { normaliseEnglish } from './english.ts'
import { normalise } from './normalise.ts'
import { type PlacedSyllable, pronounce, type Syllable } from './pronounce.ts'
import { longestPiece, piecesOf, sentencesOf } from './segment.ts'
import type { Span, SpokenText } from './spans.ts'
import type { Utterance } from './voice.ts'

export interface SpokenForm {
  spoken: string
  spans: Span[]
  syllables: Syllable[]
  sentences: { index: number; text: string; spoken: string }[]
}

/** How a Chinese text is said: words, the map back, syllables, sentences. */
export function spokenForm(text: string): SpokenForm {
  const { spoken, spans } = normalise(text)
  const sentences = sentencesOf(text).map(({ text: written, from, to }, index) => ({
    index,
    text: written.trim(),
    spoken: spoken.slice(spokenPosition(spans, from), spokenPosition(spans, to)),
  }))
  const syllables = pronounce(spoken).map(({ text, pinyin }) => ({ text, pinyin }))
  return {
    spoken,
    spans,
    syllables,
    sentences: sentences.filter(hasSound).map((sentence, index) => ({ ...sentence, index })),
  }
}

/** Emoji and rows of dots are no sentences. */
const hasSound = ({ spoken }: { spoken: string }) => /[\p{L}\p{N}]/u.test(spoken)

/** A piece of a sentence ready for a voice. `offset` is where its text begins in the sentence's spoken form. */
export interface SpokenPiece extends Utterance {
  offset: number
  /** Silence to leave after it. */
  restMs: number
}

export interface SpokenSentence extends SpokenText {
  pieces: SpokenPiece[]
}

/** One written sentence to pieces. A sentence that has no sound has no pieces; `eager` as in piecesOf. */
export function spokenSentence(text: string, language: Language, speed: number, eager = false): SpokenSentence {
  if (language === 'en') {
    const { spoken, spans } = normaliseEnglish(text)
    const pieces = piecesOf(spoken, longestPiece * englishPerChinese, eager)
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
      .map((piece) => ({ spoken: piece.text, syllables: [], speed, offset: piece.from, restMs: 0 }))
    return { written: text, spoken, spans, pieces: withRests(pieces, speed) }
  }
  const { spoken, spans } = normalise(text)
  // Read as a whole, so that words and tones across a cut stay right; then cut.
  const syllables = pronounce(spoken)
  const pieces = piecesOf(spoken, longestPiece, eager).map((piece) => ({
    spoken: piece.text,
    syllables: within(syllables, piece.from, piece.to),
    speed,
    offset: piece.from,
    restMs: 0,
  }))
  const sounding = pieces.filter((piece) => piece.syllables.length > 0)
  return { written: text, spoken, spans, pieces: withRests(sounding, speed) }
}

/** An English letter sounds for about a third of a Chinese syllable. */
const englishPerChinese = 3

/** Voices end with the last sound; joined sentences need the breath between them. Encoding adds some 60 ms itself. */
const restAfterSentenceMs = 300
const restAfterPieceMs = 90

function withRests(pieces: SpokenPiece[], speed: number): SpokenPiece[] {
  return pieces.map((piece, i) => {
    const rest = i === pieces.length - 1 ? restAfterSentenceMs : restAfterPieceMs
    return { ...piece, restMs: Math.round(rest / speed) }
  })
}

function within(syllables: PlacedSyllable[], from: number, to: number): PlacedSyllable[] {
  return syllables
    .filter((syllable) => syllable.from >= from && syllable.to <= to)
    .map((syllable) => ({ ...syllable, from: syllable.from - from, to: syllable.to - from }))
}

/** Where the spoken form of what is written from `at` on begins. */
function spokenPosition(spans: readonly Span[], at: number): number {
  for (const { from, to } of spans) {
    if (at >= from[1]) continue
    const verbatim = to[1] - to[0] === from[1] - from[0]
    return verbatim ? to[0] + Math.max(0, at - from[0]) : to[0]
  }
  return spans.at(-1)?.to[1] ?? 0
}
