import type { Divisions } from '../divisions/divisions.ts'
import type { Language, Words } from '../kernel/words.ts'
import { type Said, say } from '../speech/say.ts'
import { roundedKm } from './nearness.ts'

export interface TellingWorld {
  words: Words
  divisions: Divisions
}

/** One sentence of `locales/<lang>/directory.json`, or nothing when what it tells is not known. */
export function teller({ words }: Pick<TellingWorld, 'words'>, language: Language) {
  return (key: string, params: Record<string, string | number | null> = {}): string[] =>
    Object.values(params).some((value) => value === null || value === '')
      ? []
      : [words(language, `directory:${key}`, params as Record<string, string | number>)]
}

/** The sentences as one text for the eye and for the ear. */
export function sayTogether(sentences: readonly string[], language: Language): Said {
  return say(sentences.join(language === 'en' ? ' ' : ''), language)
}

/** “离您约800米”, “离您2.3公里”; nothing without a distance. */
export function tellDistance(world: TellingWorld, km: number | null, language: Language): string[] {
  if (km === null) return []
  const rounded = roundedKm(km)
  const tell = teller(world, language)
  return rounded < 1 ? tell('distance.m', { m: Math.round(rounded * 1000) }) : tell('distance.km', { km: rounded })
}
