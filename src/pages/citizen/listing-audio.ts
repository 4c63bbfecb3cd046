import type Router from '@koa/router'
import { courseSentences } from '../../directory/present-course.ts'
import { institutionSentences } from '../../directory/present-institution.ts'
import { vacancySentences } from '../../directory/present-vacancy.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageCall, type PageTools, page } from '../page.ts'
import type { PostedForm } from '../posted-form.ts'
import { playSentences } from './play-sentences.ts'

/** One institution, job or course for the ear: what is public about it, nothing of who asks. */
export function listingAudioPages(router: Router<RequestState>, tools: PageTools): void {
  const speak = (
    method: 'get' | 'post',
    path: string,
    sentencesOf: (id: string, call: PageCall<unknown>) => Promise<string[] | undefined>,
  ) =>
    page(router, tools, {
      method,
      path,
      access: 'public',
      async handle(call) {
        const sentences = await sentencesOf(call.params['id'] ?? '', call)
        if (sentences === undefined) throw new Problem('route.not_found')
        await playSentences(call, sentences, { keep: true })
      },
    })
  for (const method of ['get', 'post'] as const) {
    speak(method, '/services/health-institutions/:id/audio', async (id, { world, language, form }) => {
      const institution = (await world.directory('institutions')).find((each) => each.id === id)
      return institution && institutionSentences(world, { institution, distanceKm: kilometres(form) }, language)
    })
  }
  speak('get', '/services/job-search/jobs/:id/audio', async (id, { world, language }) => {
    const vacancy = (await world.directory('jobs')).find((each) => each.id === id)
    return vacancy && vacancySentences(world, vacancy, language)
  })
  speak('get', '/services/job-training/courses/:id/audio', async (id, { world, language }) => {
    const course = (await world.directory('courses')).find((each) => each.id === id)
    return course && courseSentences(world, course, language)
  })
}

const mostKm = 10_000

/** By POST alone: three distances say where somebody is. */
function kilometres(form: PostedForm): number | null {
  const km = Number(form.value('km'))
  return km > 0 && km < mostKm ? km : null
}
