import { readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** `words(language, 'errors:card.not_found', {…})`: the sentence of that key; keys are flat, `namespace:key`. */
export type Words = (language: Language, key: string, params?: Record<string, string | number>) => string

/** By language, then namespace, then key. */
export type Resources = Record<string, Record<string, Record<string, string>>>

/** Reads locales/<lang>/<namespace>.json. */
export function readResources(folder = new URL('../../locales/', import.meta.url)): Resources {
  const resources: Resources = {}
  for (const language of languages) {
    const namespaces: Record<string, Record<string, string>> = {}
    for (const file of readdirSync(new URL(`${language}/`, folder))) {
      if (!file.endsWith('.json')) continue
      namespaces[file.slice(0, -'.json'.length)] = JSON.parse(
        readFileSync(new URL(`${language}/${file}`, folder), 'utf8'),
      )
    }
    resources[language] = namespaces
  }
  return resources
}

/** A missing key throws: silence is not a translation. */
export function wordsOf(resources: Resources): { words: Words; has(language: Language, key: string): boolean } {
  const engine = createInstance()
  void engine.init({ interpolation: { escapeValue: false }, initAsync: false })
  const { interpolator } = engine.services
  const textOf = (language: Language, name: string): string | undefined => {
    const [namespace = '', key = ''] = name.split(':', 2)
    const text = resources[language]?.[namespace]?.[key] ?? resources['zh-CN']?.[namespace]?.[key]
    // An object has names that nobody gave it.
    return typeof text === 'string' ? text : undefined
  }
  return {
    has: (language, key) => textOf(language, key) !== undefined,
    words: (language, key, params = {}) => {
      const text = textOf(language, key)
      if (text === undefined) throw new Error(`no words for ${key} in ${language}`)
      // Most sentences have nothing to fill in.
      return text.includes('{{') ? interpolator.interpolate(text, params, language, params) : text
    },
  }
}

export function loadWords(): Words {
  return wordsOf(readResources()).words
}

/** The first language of an Accept-Language header that we speak; zh-CN otherwise. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = rest.find((r) => r.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), q: q ? Number(q.trim().slice(2)) : 1 }
    })
    .filter(({ tag, q }) => tag !== '' && q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
