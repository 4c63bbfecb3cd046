import { createHash } from 'node:crypto'
import { askablePurposes } from '../../cases/consent-purposes.ts'
import { presentCatalogue, presentService } from '../../cases/present-catalogue.ts'
import { presentQuestions } from '../../cases/present-questions.ts'
import type { Service } from '../../catalogue/types.ts'
import type { HttpWorld } from '../../http/http-world.ts'
import type { Language } from '../../kernel/words.ts'
import type { Assets } from '../assets.ts'
import { china, pickerLevels } from '../citizen/place-picker.ts'
import { questionViews } from '../citizen/question-views.ts'
import { relationships } from '../citizen/whom-step.ts'
import type { Render } from '../templates.ts'
import { wordsForChecks } from './words-for-checks.ts'

/** Pages that browsers keep for when there is no network: the same for everybody, made once in each language. */
export interface KeptPages {
  page(path: string, language: Language): string | undefined
  /** The service worker that keeps them; another text whenever one of them changes. */
  worker(language: Language): string
}

const yunnan = '53'
const states = ['draft', 'waiting', 'tried', 'login', 'confirm', 'other', 'agree', 'faulty', 'refused', 'sent'] as const

export function keptPages(world: HttpWorld, render: Render, assets: Assets): KeptPages {
  const fileable = world.catalogue.services.filter((service) => service.fileable)
  const paths = ['/offline', '/waiting', ...fileable.map(({ id }) => `/services/${id}/offline`)]
  const made = new Map<string, string>()

  function once(key: string, make: () => string): string {
    const known = made.get(key) ?? make()
    made.set(key, known)
    return known
  }

  function draw(path: string, language: Language): string {
    const show = (template: string, data: object) =>
      render(`offline/${template}.njk`, language, {
        kept: true,
        actor: { kind: 'anonymous' },
        path,
        unread: 0,
        ...data,
      })
    const { services } = presentCatalogue(world, language)
    const offered = services.filter(({ id }) => fileable.some((service) => service.id === id))
    if (path === '/offline') return show('home', { services: offered })
    if (path === '/waiting') return show('waiting', { services: offered, words: waitingWords(world, language) })
    return show('form', formData(world, fileable.find(({ id }) => path.includes(`/${id}/`)) as Service, language))
  }

  const page = (path: string, language: Language) =>
    paths.includes(path) ? once(`${language} ${path}`, () => draw(path, language)) : undefined

  return {
    page,
    worker: (language) =>
      once(`${language} worker`, () => {
        const digest = createHash('sha256')
        for (const path of paths) digest.update(page(path, language) ?? '')
        const shell = {
          version: digest.digest('base64url').slice(0, 10),
          language,
          pages: paths,
          files: [...assets.urls(), `/v1/divisions/offline?version=${world.divisions.version}`],
          sounds: ['/offline/audio', '/waiting/audio'],
        }
        return `const shell = ${JSON.stringify(shell)}\n${assets.worker}`
      }),
  }
}

function waitingWords({ words }: HttpWorld, language: Language): Record<string, string> {
  const buttons = [
    'send',
    'change',
    'go',
    'mend',
    'agree',
    'login',
    'receipt',
    'hide',
    'drop',
    'dropAsk',
    'dropAskTried',
  ]
  const keys = [...buttons, 'made', 'dropSure', 'dropNot'].map((name) => `waiting.${name}`)
  const all = [...keys, ...states.map((state) => `state.${state}`)]
  return Object.fromEntries(all.map((key) => [key, words(language, `offline:${key}`)]))
}

function formData(world: HttpWorld, service: Service, language: Language) {
  const form = world.catalogue.form(service.id)
  const notice = world.catalogue.notice(service.id)
  const presented = presentQuestions(world.words, service.id, form, language)
  const views = questionViews(
    { ...world, language, serviceId: service.id, found: [], blanks: true },
    { questions: form.questions, presented, typed: {}, answers: {}, path: 'answers' },
  )
  return {
    service: presentService(world, service, language),
    notice: notice.text[language],
    version: notice.version,
    views,
    relationships: relationships.map((id) => ({ id, name: world.words(language, `pages:whom.relationship.${id}`) })),
    purposes: askablePurposes(service.id, form),
    residenceLevels: pickerLevels(world.divisions, yunnan, china),
    placeLevels: pickerLevels(world.divisions, yunnan, [yunnan]),
    data: {
      serviceId: service.id,
      questions: form.questions,
      options: service.options.map(({ code, needsText }) => ({ code, needsText })),
      words: wordsForChecks(world.words, service.id, form.questions, language),
    },
  }
}
