import type Router from '@koa/router'
import type { HttpWorld } from '../http/http-world.ts'
import type { RequestState } from '../http/request-state.ts'
import { Problem } from '../kernel/errors.ts'
import { languages, type Resources } from '../kernel/words.ts'
import type { Actor } from '../policies/actor.ts'
import { playSentences } from './citizen/play-sentences.ts'
import type { SealSentence } from './mark-speakable.ts'
import { type PageTools, page } from './page.ts'
import { pageSentences, tidy } from './page-sentences.ts'
import { fitsTemplate, sentenceTemplates } from './sentence-templates.ts'

/** 96 bits: nobody guesses one. */
const sealLength = 16
/** As long as the longest entry of a form. */
const longestTyped = 4000

/** Stays the same on every server and after a new key seals the data: a page may stand open for days. */
export function sentenceSeal({ seals }: Pick<HttpWorld, 'seals'>): SealSentence {
  return (text, language) => seals.blindIndex('said', `${language}\n${text}`).slice(0, sealLength)
}

/**
 * Speaks a sentence that stands on a page of ours, by POST, so that it stands in no address. It must be proved by its seal, or
 * be the server's own: a sentence of the word files, also with the numbers that scripts put into it, or the name of the place
 * with the code `place`, alone or in such a sentence. Whoever is logged in hears also what they have `typed` and not sent.
 * Nothing else is spoken. Only sentences of the word files are kept; any other may be of a person.
 */
export function sayPage(router: Router<RequestState>, tools: PageTools, resources: Resources): void {
  const seal = sentenceSeal(tools.world)
  let known: ReturnType<typeof speakable> | undefined
  page(router, tools, {
    method: 'post',
    path: '/say',
    access: 'public',
    tokenless: true,
    async handle(call) {
      const { form, language, world, actor } = call
      const text = form.value('text')
      const place = namesOf(world, form.value('place'))
      // Whoever asks first waits a moment, and no start does.
      known ??= speakable(resources)
      const { ours, templates } = known
      const isOurs = ours.has(text) || place.includes(text) || fitsTemplate(templates, text, place)
      const isOwn = form.value('typed') === 'yes' && isPerson(actor) && text.length <= longestTyped
      if (!isOurs && !isOwn && form.value('seal') !== seal(text, language)) throw new Problem('auth.forbidden')
      await playSentences(call, [text], { keep: ours.has(text) })
    },
  })
}

function speakable(resources: Resources) {
  return { ours: sentencesOfOurs(resources), templates: sentenceTemplates(resources) }
}

function isPerson({ kind }: Actor): boolean {
  return kind === 'citizen' || kind === 'staff'
}

/** What scripts write for a place. */
function namesOf({ divisions }: HttpWorld, code: string): string[] {
  const place = divisions.get(code)
  return place ? [place.name, divisions.spokenPath(code), divisions.fullName(code)] : []
}

/** What is said without a name, a number or a place put into it. */
export function sentencesOfOurs(resources: Resources): Set<string> {
  const ours = new Set<string>()
  for (const language of languages) {
    for (const words of Object.values(resources[language] ?? {})) {
      for (const text of Object.values(words)) {
        if (!text.includes('{')) for (const sentence of pageSentences(tidy(text), language)) ours.add(sentence.text)
      }
    }
  }
  return ours
}
