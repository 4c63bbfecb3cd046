import type { Mark, Utterance } from '../../speech/voice.ts'

/** What espeak is given, and where each of its words comes from in the spoken text. */
export interface EspeakText {
  text: string
  words: { at: number; from: number; to: number }[]
}

/**
 * espeak's `cmn-latn-pinyin` reads these syllables as English (楚雄 became "chu x-i-on-g"): measured over all 1,527
 * toned syllables of the dictionary. The spellings on the right give the Mandarin sounds.
 */
const respelled: Record<string, string> = {
  jiong: 'jong',
  qiong: 'qong',
  xiong: 'xong',
  m: 'mu',
  hng: 'heng',
  n: 'en',
  ê: 'ei',
}
/** The neutral tone cannot begin a clause; toneless input would be read as English. */
const syllablePattern = /^([a-zê]+)([1-5])$/
const digits = '零幺一二三四五六七八九'
/**
 * People write numbers down in groups; a short pause after each: 3-4-4 for mobiles, 6-4-4-4 for identity numbers; our
 * case numbers by item, county, year, day, and the rest.
 */
const groupings = new Map([
  [7, [3, 4]],
  [8, [4, 4]],
  [11, [3, 4, 4]],
  [12, [4, 4, 4]],
  [16, [4, 4, 4, 4]],
  [18, [6, 4, 4, 4]],
  [19, [4, 4, 4, 4, 3]],
  [22, [2, 6, 4, 4, 6]],
])
const longestWord = 4

/** Generated pinyin and pauses, nothing of the text itself: markup in it cannot reach espeak as commands. */
export function pinyinText({ spoken, syllables }: Utterance): EspeakText {
  const breaks = groupBreaks(spoken)
  const words: EspeakText['words'] = []
  let text = ''
  let end = 0
  let inWord = 0
  syllables.forEach(({ text: written, pinyin, from, to, wordStart }, i) => {
    const pause = pauseOf(spoken.slice(end, from))
    const digit = digits.includes(written)
    const grouped = breaks.has(from)
    if (text === '' || pause || grouped || wordStart || digit || inWord >= longestWord) {
      text += text === '' ? '' : pause || (grouped ? ', ' : ' ')
      words.push({ at: text.length, from, to })
      inWord = 0
    } else {
      const last = words.at(-1)
      if (last) last.to = to
    }
    text += syllable(isRaised(pinyin, syllables[i + 1]) ? pinyin.replace('3', '2') : pinyin)
    inWord++
    end = to
  })
  if (text !== '') text += pauseOf(spoken.slice(end)).trim() || '.'
  return { text, words }
}

/** 水果 is said shuí guǒ: espeak has no rule for two third tones in one word. */
function isRaised(pinyin: string, next?: { pinyin: string; wordStart: boolean }): boolean {
  return pinyin.endsWith('3') && next?.pinyin.endsWith('3') === true && !next.wordStart
}

function syllable(pinyin: string): string {
  const [, sound = '', tone = '5'] = syllablePattern.exec(pinyin) ?? []
  return `${respelled[sound] ?? sound}${tone}`
}

function pauseOf(signs: string): string {
  if (/[。；;]/.test(signs)) return '. '
  if (/[！!]/.test(signs)) return '! '
  if (/[？?]/.test(signs)) return '? '
  return /[，、：,:]/.test(signs) ? ', ' : ''
}

function groupBreaks(spoken: string): Set<number> {
  const breaks = new Set<number>()
  for (const run of spoken.matchAll(new RegExp(`[${digits}]{7,}(?:艾克斯)?`, 'g'))) {
    const length = run[0].replace('艾克斯', 'X').length
    let at = run.index
    for (const size of (groupings.get(length) ?? Array(Math.ceil(length / 4)).fill(4)).slice(0, -1)) {
      at += size
      breaks.add(at)
    }
  }
  return breaks
}

/** espeak's word times to marks in the spoken text. Words that espeak splits or adds of its own are passed over. */
export function marksOf(words: EspeakText['words'], heard: { at: number; ms: number }[], sampleRate: number): Mark[] {
  const byPlace = new Map(words.map((word) => [word.at, word]))
  const marks: Mark[] = []
  for (const { at, ms } of heard) {
    const word = byPlace.get(at)
    if (word) marks.push({ from: word.from, to: word.to, at: Math.round((ms * sampleRate) / 1000) })
  }
  return marks
}
