import { officialWords } from './official-words.ts'

/** What a text to a citizen should not leave out. */
export type Telling = 'next' | 'phone' | 'date'

/** One piece of advice on a text; never a reason to refuse it. */
type PlainHint =
  /** A sentence of so many characters, by its beginning. */
  | { code: 'long'; start: string; count: number }
  | { code: 'word'; word: string; plain: string }
  /** Who does what is hard to hear. */
  | { code: 'passive'; start: string }
  /** A gap of a ready text that nobody filled in. */
  | { code: 'blank'; blank: string }
  | { code: Telling }

/** Longer sentences are forgotten before they end; the notices keep below this too. */
const longestSentence = 40
/** Of a sentence, enough to find it again. */
const startLength = 8

const passive = /被|受到|得到|由[^，。]{1,10}(?:进行|负责)|进行|加以/g
const gap = /（[^（）]*(?:几|多少|什么|哪|号码|编号|今天)[^（）]*）/g
const told: Record<Telling, RegExp> = {
  next: /接下来|下一步|然后|以后|之后|到时|请您|请你|您可以|您要|不用您|会再|再给您|等/,
  phone: /\d{7,}|\d{3,4}-\d{7,}|1[02]\d{3}|电话/,
  date: /\d+\s*[月日号天]|[一二三四五六七八九十两几]\s*[天号]|今天|明天|后天|这周|下周|本周|周[一二三四五六日]|月底|小时|上午|下午/,
}

/** Advice on a Chinese text: long sentences, words of offices, chains of passives, what is missing. None on other texts. */
export function plainHints(text: string, expected: readonly Telling[] = []): PlainHint[] {
  if (!/\p{Script=Han}/u.test(text)) return []
  const sentences = text.split(/(?<=[。！？；!?;\n])/).map((each) => each.trim())
  const gaps = [...new Set(text.match(gap) ?? [])]
  return [
    ...gaps.map((blank): PlainHint => ({ code: 'blank', blank })),
    ...sentences.flatMap(longHint),
    ...wordHints(text),
    ...sentences.flatMap((sentence): PlainHint[] =>
      (sentence.match(passive)?.length ?? 0) > 1 ? [{ code: 'passive', start: startOf(sentence) }] : [],
    ),
    ...expected.filter((telling) => !told[telling].test(text)).map((code): PlainHint => ({ code })),
  ]
}

function longHint(sentence: string): PlainHint[] {
  const count = [...sentence.replace(/\s/g, '')].length
  return count > longestSentence ? [{ code: 'long', start: startOf(sentence), count }] : []
}

/** A word within a longer one that was found already is not told again. */
function wordHints(text: string): PlainHint[] {
  let left = text
  return officialWords.flatMap(([word, plain]): PlainHint[] => {
    if (!left.includes(word)) return []
    left = left.replaceAll(word, '·')
    return [{ code: 'word', word, plain }]
  })
}

function startOf(sentence: string): string {
  return [...sentence].slice(0, startLength).join('')
}
