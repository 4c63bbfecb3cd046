import nunjucks from 'nunjucks'
import type { Language, Words } from '../kernel/words.ts'
import { say } from '../speech/say.ts'

export type Render = (template: string, language: Language, data: Record<string, unknown>) => string

/** Templates stand beside their handlers; everything they print is escaped. */
export function loadTemplates(words: Words, assetUrl: (name: string) => string): Render {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('asset', assetUrl)
  environment.addGlobal('isArray', Array.isArray)
  return (template, language, data) =>
    environment.render(template, {
      ...data,
      language,
      t: (key: string, params?: Record<string, string | number>) =>
        words(language, key.includes(':') ? key : `pages:${key}`, params),
      spoken: (text: string) => say(text, language).speech,
    })
}
