import { pinyin } from 'pinyin-pro'
import { letterReadings } from './letters.ts'
import { lexicon } from './lexicon.ts'
import { lightPlaces } from './neutral.ts'
import { readingInContext } from './polyphones.ts'
import { applySandhi, type Toned } from './sandhi.ts'
import { familyNames } from './surnames.ts'

/** One spoken syllable: `pinyin` with tone digit 1–5 (5 neutral) and v for ü. */
export interface Syllable {
  text: string
  pinyin: string
}

/** A syllable in its place: what a voice needs. */
export interface PlacedSyllable extends Syllable {
  /** Half-open, in UTF-16 units of the spoken text; several syllables of one letter share a place. */
  from: number
  to: number
  wordStart: boolean
}

const han = /\p{Script=Han}/u
/** 为 before a number is the verb: 标准为七百元. */
const equals = /为(?=[零一二两三四五六七八九十百负]|第)/g
const hanRun = /\p{Script=Han}+/gu
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Spoken Chinese (as normalise gives it) to syllables. Signs and unknown characters have none. */
export function pronounce(spoken: string): PlacedSyllable[] {
  const starts = new Set([spoken.length])
  for (const { index } of words.segment(spoken)) starts.add(index)
  const readings = readingsOf(spoken, starts)
  const line: (PlacedSyllable & Toned)[] = []
  for (let at = 0; at < spoken.length; ) {
    const sign = String.fromCodePoint(spoken.codePointAt(at) ?? 0)
    const to = at + sign.length
    const said = han.test(sign)
      ? [readings.get(at)].filter((r) => r !== undefined)
      : (letterReadings[sign.toUpperCase()] ?? [])
    const pauseAfter = !/[\p{Script=Han}A-Z]/u.test(spoken.charAt(to))
    said.forEach((reading, i) => {
      line.push({
        text: i === 0 ? sign : '',
        pinyin: reading,
        from: at,
        to,
        wordStart: i === 0 && starts.has(at),
        pauseAfter,
      })
    })
    at = to
  }
  applySandhi(line)
  return line.map(({ text, pinyin, from, to, wordStart }) => ({ text, pinyin, from, to, wordStart }))
}

/**
 * Reading by place: the general dictionary, over it the light syllables, over it the lexicon (whose words also begin
 * and end words), over it what the neighbours decide, over all the family names.
 */
function readingsOf(spoken: string, starts: Set<number>): Map<number, string> {
  const readings = new Map<number, string>()
  for (const run of spoken.matchAll(hanRun)) {
    let at = run.index
    for (const sign of pinyin(run[0], { type: 'all', toneType: 'num', toneSandhi: false, v: true })) {
      if (sign.isZh) readings.set(at, sign.origin === '幺' ? 'yao1' : withTone(sign.pinyin))
      at += sign.origin.length
    }
  }
  for (const at of lightPlaces(spoken, starts)) readings.set(at, (readings.get(at) ?? '').replace(/\d$/, '5'))
  for (let at = 0; at < spoken.length; ) {
    const entry = lexicon.get(spoken.charAt(at))?.find(({ word }) => spoken.startsWith(word, at))
    if (!entry) {
      at++
      continue
    }
    entry.readings.forEach((reading, i) => {
      readings.set(at + i, reading)
    })
    for (let i = 1; i < entry.word.length; i++) starts.delete(at + i)
    starts.add(at)
    starts.add(at + entry.word.length)
    at += entry.word.length
  }
  for (const { index } of spoken.matchAll(equals)) readings.set(index, 'wei2')
  for (const at of readings.keys()) {
    const reading = readingInContext(spoken, at)
    if (reading) readings.set(at, reading)
  }
  for (const { at, syllables } of familyNames(spoken))
    syllables.forEach((syllable, i) => {
      readings.set(at + i, syllable)
    })
  return readings
}

function withTone(reading: string): string {
  const plain = reading.replace('ü', 'v')
  return /[1-5]$/.test(plain) ? plain : `${plain.replace(/0$/, '')}5`
}
