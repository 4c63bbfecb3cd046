import { customPinyin, pinyin } from 'pinyin-pro'
import { placeReadings } from './place-readings.ts'

/** The administrative words that end nearly every name, so that no heteronym of theirs is guessed. */
const administrativeReadings: Record<string, string> = {
  村民委员会: 'cūn mín wěi yuán huì',
  居民委员会: 'jū mín wěi yuán huì',
  村委会: 'cūn wěi huì',
  居委会: 'jū wěi huì',
  管委会: 'guǎn wěi huì',
  社区: 'shè qū',
  街道: 'jiē dào',
  自治县: 'zì zhì xiàn',
  自治州: 'zì zhì zhōu',
}

const hanOnly = /^\p{Script=Han}$/u

/** Reads a name: one toned syllable for each Han character; other characters stand for themselves. */
export function createReader(): (name: string) => string[] {
  customPinyin({ ...placeReadings, ...administrativeReadings })
  return (name) => {
    const characters = [...name]
    const syllables = pinyin(name, { type: 'array', toneSandhi: false })
    return characters.map((character, i) =>
      hanOnly.test(character) ? (syllables[i] ?? character).replaceAll('ɡ', 'g') : character,
    )
  }
}

/** The commonest reading of every character; a name that is read by it needs no reading of its own. */
export function commonReadings(names: { name: string; syllables: string[] }[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { name, syllables } of names) {
    for (const [i, character] of [...name].entries()) {
      if (!hanOnly.test(character)) continue
      const of = counts.get(character) ?? new Map<string, number>()
      of.set(syllables[i] as string, (of.get(syllables[i] as string) ?? 0) + 1)
      counts.set(character, of)
    }
  }
  const common = new Map<string, string>()
  for (const character of [...counts.keys()].sort()) {
    const readings = [...(counts.get(character) as Map<string, number>)]
    readings.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    common.set(character, readings[0]?.[0] as string)
  }
  return common
}

/** The readings that differ from the common ones, as `index:syllable` pairs; '' when none does. */
export function exceptionsOf(name: string, syllables: string[], common: Map<string, string>): string {
  return [...name]
    .map((character, i) =>
      common.has(character) && common.get(character) !== syllables[i] ? `${i}:${syllables[i]}` : '',
    )
    .filter((part) => part !== '')
    .join(',')
}
