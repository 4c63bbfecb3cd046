import { expect } from 'chai'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { spokenSentence } from '../../src/speech/spoken-form.ts'
import type { Utterance } from '../../src/speech/voice.ts'
import { normaliseCases } from '../speech/normalise-cases.ts'
import { platformCases } from '../speech/normalise-platform-cases.ts'
import { polyphoneWords } from '../speech/polyphone-words.ts'
import { platformPronounceCases } from '../speech/pronounce-platform-cases.ts'

/** Pinyin to espeak's notation by the phonology of Mandarin, apart from what espeak was seen to do. */
const initials: Record<string, string> = {
  zh: 'ts.',
  ch: 'ts.h',
  sh: 's.',
  b: 'p',
  p: 'ph',
  m: 'm',
  f: 'f',
  d: 't',
  t: 'th',
  n: 'n',
  l: 'l',
  g: 'k',
  k: 'kh',
  h: 'X',
  j: 'tS;',
  q: 'tS;h',
  x: 'S;',
  r: 'z.',
  z: 'ts',
  c: 'tsh',
  s: 's',
}
const finals: Record<string, string> = {
  a: 'a',
  o: 'o',
  e: '@',
  ê: 'ei',
  ai: 'ai',
  ei: 'ei',
  ao: 'au',
  ou: 'ou',
  an: 'an',
  en: '@n',
  ang: 'aN',
  eng: '@N',
  ong: 'ong',
  er: '@r',
  i: 'i',
  ia: 'ia',
  io: 'io',
  iao: 'iau',
  ie: 'iE',
  iu: 'iou',
  ian: 'iEn',
  in: 'in',
  iang: 'iaN',
  ing: 'iN',
  iong: 'iong',
  u: 'u',
  ua: 'ua',
  uo: 'uo',
  uai: 'uai',
  ui: 'uei',
  uan: 'uan',
  un: 'u@n',
  uang: 'uaN',
  ueng: 'u@N',
  v: 'y',
  ve: 'yE',
  van: 'y&n',
  vn: 'y@n',
}
const contours: Record<string, string> = { 1: '55', 2: '35', 3: '214', 4: '51', 5: '11' }

/** yi, wu and yu are spellings of i, u and ü without an initial. */
function final(sound: string): string {
  if (sound === 'you') return 'iu'
  if (sound === 'wei') return 'ui'
  if (sound === 'wen') return 'un'
  if (sound === 'weng') return 'ueng'
  if (sound.startsWith('yu')) return `v${sound.slice(2)}`
  if (sound.startsWith('yi')) return sound.slice(1)
  if (sound.startsWith('y')) return `i${sound.slice(1)}`
  return sound.startsWith('wu') ? 'u' : sound.replace('w', 'u')
}

function phonemesOf(pinyin: string): string {
  const sound = pinyin.slice(0, -1)
  const [initial = ''] = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(sound) ?? []
  const rest = initial === '' ? final(sound) : sound.slice(initial.length)
  const rounded = /^[jqx]/.test(initial) ? rest.replace(/^u/, 'v').replace('iong', 'ong') : rest
  const buzzed = rest === 'i' && /^[zcsr]/.test(initial) ? (/^(?:[zcs]h|r)/.test(initial) ? 'i.' : 'i[') : ''
  const [, nucleus, coda = ''] = /^(.*?)([nN]?)$/.exec(buzzed || (finals[rounded] ?? '?')) ?? []
  return `${initials[initial] ?? ''}${nucleus}${contours[pinyin.slice(-1)]}${coda}`
}

/** Third tones rise before another in the same word. */
const expected = ({ syllables }: Pick<Utterance, 'syllables'>) =>
  syllables.map(({ pinyin }, i) => {
    const next = syllables[i + 1]
    const rises = pinyin.endsWith('3') && next?.pinyin.endsWith('3') && !next.wordStart
    return phonemesOf(rises ? pinyin.replace('3', '2') : pinyin)
  })

/** Stress, pauses and the shades of a vowel that distinguish nothing are left out. */
const plain = (heard: string) =>
  heard
    .replace(/[_',|\s]|\(.*?\)/g, '')
    .replaceAll('o-', '@')
    .replaceAll('A', 'a')
    .replaceAll('w', 'u')
    .replaceAll('j', 'i')
    .replace(/uu+/g, 'u')
    .replace(/ii+(?![.[])/g, 'i')
    .replaceAll('iy', 'y')
    .replace(/yi(?=\d+n)/g, 'y@')

const sentences = [
  ...platformCases.map(([written]) => written),
  ...Object.values(normaliseCases).flatMap((cases) => cases.map(([written]) => written)),
  ...platformPronounceCases.map(([sentence]) => sentence),
  ...Object.values(polyphoneWords),
  '贫穷、胸口、窘迫，字母ABCDEFGHIJKLMNOPQRSTUVWXYZ。',
]

describe('the embedded voice says the pinyin', () => {
  let espeak: EspeakVoices
  before(() => {
    espeak = espeakVoices()
  })
  after(() => espeak.close())

  it('syllable by syllable in every sentence of the cases, ü, neutral tones and respelled syllables among them', async () => {
    const met = new Set<string>()
    for (const sentence of sentences)
      for (const piece of spokenSentence(sentence, 'zh-CN', 1).pieces) {
        const heard = plain(await espeak.phonemes('espeak-cmn', { ...piece, speed: 1 }))
        expect(heard, piece.spoken).to.equal(expected(piece).join(''))
        for (const { pinyin } of piece.syllables) met.add(pinyin)
      }
    expect(met.size).to.be.above(700)
    for (const sound of ['nv3', 'lv4', 'nve4', 'er5', 'er2', 'xiong2', 'qiong2', 'men5', 'zi5'])
      expect([...met]).to.include(sound)
  }).timeout(10_000)
})
