/** Tone changes of 一 and 不 (the only ones that pinyin writes). Third-tone changes are left to the voice. */

export interface Toned {
  text: string
  /** With its tone digit 1–5. */
  pinyin: string
  /** Begins a word. */
  wordStart: boolean
  /** A pause or the end follows. */
  pauseAfter: boolean
}

const digits = '零〇幺一二三四五六七八九'
/** 一 counts in rank, not in number, before these: 一月, 一日, 一楼, 一级, 一至三. */
const rankWords = '月日号楼级等至比点分'
/** 第一, 十一, 之一, 点一; and 周一, 星期一 where they are one word (每周 + 一次 is not). */
const rankBefore = '第十之点'
/** 上一级, 每一日: one of them, not number one. */
const pointing = '上下每这那哪某另'
const weekBefore = '周期拜'
/** 统一, 唯一, 初一, 万一 are words of their own; the dictionary also joins 有一, 只一, 另一, where 一 counts. */
const wordBefore = '统唯惟专单划逐归合初高大其不如万'

/** 县一中, 市一小: the first school of its place. */
const schoolOwners = '县市州省区镇'
const schools = '中小幼'
const potentialVerbs =
  '打办做吃拿去来治修管走受用到决好干交付买背挑听看说忘免少大要算得过数还教养供上下回进出读写记找查收领租住睡站坐对赶'
const potentialEnds = '了起到见清懂完住动着及好得出通'

export function applySandhi(line: Toned[]): void {
  line.forEach((syllable, i) => {
    if (syllable.text === '一' && syllable.pinyin === 'yi1') syllable.pinyin = `yi${toneOfYi(line, i)}`
    if (syllable.text === '不' && syllable.pinyin === 'bu4') syllable.pinyin = `bu${toneOfBu(line, i)}`
  })
}

const toneOf = (syllable: Toned) => Number(syllable.pinyin.slice(-1))

function toneOfYi(line: Toned[], i: number): number {
  const before = line[i - 1]?.pauseAfter ? undefined : line[i - 1]
  const next = line[i]?.pauseAfter ? undefined : line[i + 1]
  if (!next) return 1
  if (digits.includes(next.text) || next.text === '十') return 1
  const startsWord = line[i]?.wordStart === true
  if (before && (digits + rankBefore).includes(before.text)) return 1
  if (before && weekBefore.includes(before.text) && !startsWord) return 1
  // 看一看, but not 一个一个.
  if (before?.text === next.text && line[i - 2]?.text !== '一') return 5
  if (before && wordBefore.includes(before.text) && !startsWord && next.wordStart) return 1
  if (before && '对比'.includes(before.text) && digits.includes(line[i - 2]?.text || ' ')) return 1
  if (isRank(line, i) && !(before && pointing.includes(before.text))) return 1
  return toneOf(next) === 4 || next.text === '个' ? 2 : 4
}

function isRank(line: Toned[], i: number): boolean {
  const next = line[i + 1]
  const third = line[i + 2]
  const before = line[i - 1]
  if (before && next && schoolOwners.includes(before.text) && schools.includes(next.text)) return true
  if (['单元', '年级'].includes(`${next?.text}${third?.text}`)) return true
  if (next?.text === '到') return `${digits}十`.includes(third?.text || ' ')
  if (!next || !rankWords.includes(next.text)) return false
  if (next.text === '点') return third !== undefined && digits.includes(third.text)
  if (next.text === '分') return third?.text === '之'
  return true
}

function toneOfBu(line: Toned[], i: number): number {
  const before = line[i - 1]
  const next = line[i]?.pauseAfter ? undefined : line[i + 1]
  if (!next) return 4
  if (before && !before.pauseAfter && (before.text === next.text || isPotential(before.text, next.text))) return 5
  return toneOf(next) === 4 ? 2 : 4
}

/** 办不了, 听不清: the verb cannot come to its end. */
function isPotential(verb: string, end: string): boolean {
  return potentialEnds.includes(end) && potentialVerbs.includes(verb)
}
