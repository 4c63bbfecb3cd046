import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Suggestion } from '../catalogue/suggest/suggest-services.ts'
import type { Language, Words } from '../kernel/words.ts'
import { type Said, say } from '../speech/say.ts'

interface SuggestionWorld {
  words: Words
  catalogue: Catalogue
}

/** So many of somebody's own words are said back; more is no clearer. */
const mostWords = 3

/** What is answered to somebody who does not know which service it is: urgent first, then services, then the window. */
export function presentSuggestion({ words, catalogue }: SuggestionWorld, found: Suggestion, language: Language) {
  const told = (key: string, params: Record<string, string> = {}) => say(words(language, key, params), language)
  const services = found.hits.map((hit) => {
    const service = catalogue.service(hit.serviceId)
    const said = hit.words.slice(0, mostWords).join(words(language, 'suggest:between'))
    const urgent = found.emergencies.some(({ serviceId }) => serviceId === hit.serviceId)
    const reason = urgent ? 'urgent' : said === '' ? 'department' : 'said'
    const department = words(language, `catalogue:department.${service.department}`)
    return {
      serviceId: hit.serviceId,
      title: told(`catalogue:service.${hit.serviceId}.title`),
      why: told(`suggest:why.${reason}`, { said, department }),
      kind: service.kind,
      fileable: service.fileable,
    }
  })
  return {
    emergencies: found.emergencies.map(({ id, phones, serviceId }) => ({
      id,
      phones: [...phones],
      serviceId: serviceId ?? null,
      ...told(`suggest:emergency.${id}`),
    })),
    services,
    questions: found.questions.map((serviceId) => ({ serviceId, ...told(`suggest:question.${serviceId}`) })),
    window: { phone: '12345', ...told(services.length === 0 ? 'suggest:window.only' : 'suggest:window.also') },
  }
}

export type PresentedSuggestion = ReturnType<typeof presentSuggestion>

/** The answer as it is read to somebody, a sentence each. */
export function suggestionSentences(
  { words }: Pick<SuggestionWorld, 'words'>,
  answer: PresentedSuggestion,
  language: Language,
): string[] {
  const text = ({ text }: Said) => text
  return [
    ...answer.emergencies.map(text),
    ...(answer.services.length === 0 ? [] : [words(language, 'suggest:intro')]),
    ...answer.services.flatMap(({ title, why }) => [
      words(language, 'suggest:service', { title: title.text }),
      why.text,
    ]),
    ...(answer.questions.length === 0 ? [] : [words(language, 'suggest:ask'), ...answer.questions.map(text)]),
    answer.window.text,
  ]
}
