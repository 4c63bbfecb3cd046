import { lightWords } from './lexicon-neutral.ts'

/** Where Standard Chinese drops the tone: in words of the list, 子 and 儿 as endings, verbs said twice. */

const listed = new RegExp(lightWords.trim().split(/\s+/).join('|'), 'gu')
/** 看看, 试试: once more, lightly. */
const twice = /([看听说试问想谈查找读写聊歇坐帮学讲瞧尝])\1(?!\1)/gu
/** 张子轩: within a name 子 is full. */
const inName = '(?<=(?:姓名|户主|[请系患者办责护名]人?)[：叫]\\p{Script=Han}子)(?=\\p{Script=Han})'
const ending = new RegExp(`(?<=\\p{Script=Han})(?:子(?!午|${inName})|们)`, 'gu')
/** A child, a seed, a sage or a particle is named in full: 女子, 电子, 孔子, 三子. */
const fullBefore =
  /[女男弟亲父母王君电分原质离量粒因孔老孟墨莲瓜松虾才学游孝长次幼独赤天臣浪士公皇太继养生产童光中之其卵精棋石附杞味一二两三四五六七八九十几]/
/** 这儿, 一会儿: an ending; 女儿, 儿童 are children. */
const retroflex = /(?<=[这那哪会玩点事今明昨活块劲地样法头圈份趟阵花孩鸟])儿(?![子女童科孙歌])/gu

/** Places of the syllables that are light. `starts` holds where words begin, and the end. */
export function* lightPlaces(spoken: string, starts: ReadonlySet<number>): Generator<number> {
  for (const { 0: word, index } of spoken.matchAll(listed))
    if (spoken.charAt(index + word.length) !== word.slice(-1) && isWhole(starts, index, index + word.length))
      yield index + word.length - 1
  for (const { index } of spoken.matchAll(twice)) yield index + 1
  for (const { index } of spoken.matchAll(ending)) {
    const beginsWord = starts.has(index) && !starts.has(index + 1)
    if (!beginsWord && !(spoken.charAt(index) === '子' && fullBefore.test(spoken.charAt(index - 1)))) yield index
  }
  for (const { index } of spoken.matchAll(retroflex)) yield index
}

/** 告诉 within 原告诉讼 crosses a word's edge: it is no word there. */
function isWhole(starts: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (starts.has(at)) return starts.has(from) && starts.has(to)
  return true
}
