import type Router from '@koa/router'
import { presentSuggestion, suggestionSentences } from '../../cases/present-suggestion.ts'
import { emergencies } from '../../catalogue/suggest/emergencies.ts'
import { type Suggestion, suggestServices } from '../../catalogue/suggest/suggest-services.ts'
import { serviceIds } from '../../catalogue/types.ts'
import type { RequestState } from '../../http/request-state.ts'
import { longestStory } from '../../http/routes/public/suggest.ts'
import { type PageTools, page } from '../page.ts'
import { playSentences } from './play-sentences.ts'

/** 不知道找谁: one's own words in, the way to go out. */
export function helpMeChoosePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/help-me-choose',
    access: 'public',
    handle: ({ show }) => show('citizen/help-me-choose.njk', { longestStory }),
  })
  page(router, tools, {
    method: 'post',
    path: '/help-me-choose',
    access: 'public',
    async handle({ world, language, form, show }) {
      const story = form.value('step') === 'unknown' ? '' : form.value('text').slice(0, longestStory)
      const found = suggestServices(story)
      const answer = presentSuggestion(world, found, language)
      await show('citizen/help-me-choose.njk', { longestStory, story, answer, audio: addressOf(found) })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/help-me-choose/audio',
    access: 'public',
    async handle(call) {
      const { ctx, world, language } = call
      const answer = presentSuggestion(world, readAddress(new URLSearchParams(ctx.querystring)), language)
      await playSentences(call, suggestionSentences(world, answer, language), { keep: true })
    },
  })
}

/** Only what is answered stands in the address of the sound, nothing of what somebody said. */
function addressOf({ emergencies, hits, questions }: Suggestion): string {
  const query = new URLSearchParams([
    ...emergencies.map(({ id }) => ['urgent', id]),
    ...hits.map(({ serviceId }) => ['service', serviceId]),
    ...questions.map((serviceId) => ['question', serviceId]),
  ])
  return `/help-me-choose/audio?${query}`
}

function readAddress(query: URLSearchParams): Suggestion {
  const services = (name: string) => serviceIds.filter((id) => query.getAll(name).includes(id))
  const inOrder = query.getAll('service')
  return {
    emergencies: emergencies.filter(({ id }) => query.getAll('urgent').includes(id)),
    hits: services('service')
      .sort((one, other) => inOrder.indexOf(one) - inOrder.indexOf(other))
      .map((serviceId) => ({ serviceId, score: 0, words: [] })),
    questions: services('question'),
  }
}
