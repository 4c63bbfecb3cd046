import { pinyin } from 'pinyin-pro'
import type { EspeakText } from './pinyin-text.ts'

/** Signs that espeak reads or pauses at, and none that it obeys: no < > [ ] & control characters. */
const plain = /[A-Za-z0-9 .,;:!?'"()%$£€+/@#*=°-]/
const wordPattern = /[A-Za-z0-9](?:[A-Za-z0-9'.,-]*[A-Za-z0-9])?/g

/**
 * English text as espeak may have it: marks and phoneme brackets are neutralised (the same length, so positions stay),
 * accents are dropped, Chinese names are given as toneless pinyin.
 */
export function englishText(spoken: string): EspeakText {
  let text = ''
  const origin: number[] = []
  let at = 0
  for (const sign of spoken.normalize('NFC')) {
    const said = sayable(sign)
    for (const unit of said) {
      origin.push(at)
      text += unit
    }
    at += sign.length
  }
  const words = [...text.matchAll(wordPattern)].map((match) => {
    const from = origin[match.index] ?? 0
    const last = origin[match.index + match[0].length - 1] ?? from
    return { at: match.index, from, to: last + 1 }
  })
  return { text, words }
}

function sayable(sign: string): string {
  if (plain.test(sign)) return sign
  if (/\p{Script=Han}/u.test(sign)) return ` ${pinyin(sign, { toneType: 'none', v: true })} `
  if (/[，、]/.test(sign)) return ', '
  if (/[。！？；]/.test(sign)) return '. '
  if (/[–—]/.test(sign)) return ', '
  if (/[‘’]/.test(sign)) return "'"
  if (/[“”]/.test(sign)) return '"'
  if (sign === '&') return ' and '
  const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '')
  return bare !== sign && [...bare].every((unit) => plain.test(unit)) ? bare : ' '
}
