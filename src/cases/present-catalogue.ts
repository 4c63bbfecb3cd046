import { answersSchema } from '../catalogue/answers-schema.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { keptPapers } from '../catalogue/materials.ts'
import { blockIds, type Service } from '../catalogue/types.ts'
import type { Language, Words } from '../kernel/words.ts'
import { say } from '../speech/say.ts'
import type { Promised } from './local-promises.ts'
import { presentPromises } from './present-promises.ts'
import { presentQuestions, presentSelfCheck } from './present-questions.ts'

interface CatalogueWorld {
  words: Words
  catalogue: Catalogue
}

const presented = new WeakMap<Catalogue, Map<string, unknown>>()

/** What is told of a catalogue is worked out once in each language: its spoken form takes milliseconds. */
function once<T>(catalogue: Catalogue, key: string, present: () => T): T {
  const known = presented.get(catalogue) ?? new Map<string, unknown>()
  presented.set(catalogue, known)
  if (!known.has(key)) known.set(key, present())
  return known.get(key) as T
}

export function presentCatalogue(world: CatalogueWorld, language: Language) {
  return once(world.catalogue, `catalogue ${language}`, () => catalogueIn(world, language))
}

function catalogueIn({ words, catalogue }: CatalogueWorld, language: Language) {
  return {
    version: catalogue.version,
    blocks: blockIds.map((id) => ({
      id,
      title: say(words(language, `catalogue:block.${id}`), language),
      services: catalogue.services.filter((service) => service.block === id).map((service) => service.id),
    })),
    services: catalogue.services.map((service) => presentBrief({ words, catalogue }, service, language)),
  }
}

export function presentBrief({ words, catalogue }: CatalogueWorld, service: Service, language: Language) {
  const told = (key: string) => say(words(language, `catalogue:service.${service.id}.${key}`), language)
  return {
    id: service.id,
    kind: service.kind,
    department: service.department,
    block: service.block,
    title: told('title'),
    intro: told('intro'),
    button: say(words(language, `catalogue:button.${service.kind}`), language),
    fileable: service.fileable,
    version: catalogue.version,
  }
}

/** `promised` where a place is named and has times of its own; else those of the catalogue. */
export function presentService(
  world: CatalogueWorld,
  service: Service,
  language: Language,
  promised: Promised = { clocks: service.clocks, basis: null },
) {
  return {
    ...once(world.catalogue, `${service.id} ${language}`, () => serviceIn(world, service, language)),
    clocks: promised.clocks,
    promises: presentPromises(world.words, promised, language),
  }
}

function serviceIn({ words, catalogue }: CatalogueWorld, service: Service, language: Language) {
  const told = (key: string) => say(words(language, `catalogue:${key}`), language)
  const form = catalogue.form(service.id)
  return {
    ...presentBrief({ words, catalogue }, service, language),
    answers: answersSchema(service.id, form, (key) => words(language, `questions:${key}`)),
    questions: presentQuestions(words, service.id, form, language),
    selfCheck: presentSelfCheck(words, service.id, form, language),
    options: service.options.map((option) => ({
      code: option.code,
      title: told(`option.${option.code}.title`),
      explanation: told(`option.${option.code}.explanation`),
      urgency: option.urgency,
      needsText: option.needsText ?? false,
    })),
    materials: service.materials.map((id) => ({ id, ...told(`material.${id}`), photo: keptPapers.includes(id) })),
    noticeVersion: catalogue.notice(service.id).version,
  }
}
