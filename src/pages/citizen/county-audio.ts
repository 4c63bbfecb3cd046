import type Router from '@koa/router'
import { countyQuestion } from '../../cases/county-question.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page } from '../page.ts'
import { playSentences } from './play-sentences.ts'

const mostCounties = 10

/** Which of several counties it is, for the ear. Asked by POST: an address would keep where somebody is in histories. */
export function countyAudioPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'post',
    path: '/places/county/audio',
    access: 'session',
    async handle(call) {
      const { world, language, form } = call
      const metres = (name: string) => Math.min(100_000, Math.max(0, Math.round(Number(form.value(name)) || 0)))
      const counties = form.values('county').filter((code) => world.divisions.get(code)?.level === 'county')
      if (counties.length === 0 || counties.length > mostCounties) throw new Problem('division.not_found')
      const open = { counties, borderM: metres('border'), accuracyM: metres('accuracy') }
      await playSentences(call, [countyQuestion(world, open, language).text])
    },
  })
}
