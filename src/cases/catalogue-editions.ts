import { Op } from 'sequelize'
import { CatalogueEdition } from '../../models/catalogue-edition.ts'
import { catalogueWords } from '../catalogue/catalogue.ts'
import type { Form } from '../catalogue/questions/types.ts'
import type { ServiceId } from '../catalogue/types.ts'
import { type Resources, type Words, wordsOf } from '../kernel/words.ts'
import type { CaseWorld } from './case-world.ts'

/** What must outlive a change of the catalogue: the questions of each service, and their words. */
export interface EditionContent {
  forms: Partial<Record<ServiceId, Form>>
  words: Resources
}

/** The catalogue as it was told to somebody. */
export interface Edition {
  form(serviceId: string): Form
  words: Words
}

export interface CatalogueEditions {
  /** By the version of the catalogue that a case was filed under; today's where none is at hand. */
  of(version: string): Edition
  /** Takes in what processes of another version of the service have kept since. */
  refresh(): Promise<void>
}

/** Keeps today's edition where nobody has, and opens the older ones: one a change of the catalogue. */
export async function openEditions(
  { catalogue, words, clock }: Pick<CaseWorld, 'catalogue' | 'words' | 'clock'>,
  resources: Resources,
): Promise<CatalogueEditions> {
  const content: EditionContent = {
    forms: Object.fromEntries(catalogue.services.map(({ id }) => [id, catalogue.form(id)])),
    words: catalogueWords(resources),
  }
  const { version } = catalogue
  if ((await CatalogueEdition.count({ where: { version } })) === 0) {
    // Of processes that start together each finds none.
    await CatalogueEdition.bulkCreate([{ version, content, keptAt: clock.now() }], { ignoreDuplicates: true })
  }
  const today: Edition = { form: catalogue.form, words }
  const editions = new Map([[catalogue.version, today]])
  const refresh = async () => {
    for (const { version, content } of await CatalogueEdition.findAll({
      where: { version: { [Op.notIn]: [...editions.keys()] } },
    })) {
      const then = wordsOf(content.words)
      editions.set(version, {
        form: (serviceId) => content.forms[serviceId as ServiceId] ?? catalogue.form(serviceId),
        words: (language, key, params) => (then.has(language, key) ? then.words : words)(language, key, params),
      })
    }
  }
  await refresh()
  return {
    of: (version) => editions.get(version) ?? today,
    refresh,
  }
}
