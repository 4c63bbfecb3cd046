import type Router from '@koa/router'
import { describeProblem } from '../http/problem.ts'
import type { RequestState } from '../http/request-state.ts'
import { invalidFields } from '../kernel/errors.ts'
import { languages } from '../kernel/words.ts'
import { pickerLevels } from './citizen/place-picker.ts'
import { type PageTools, page } from './page.ts'

const yunnan = '53'

/** Scales, colours and components on one page, in both languages; for the demonstration alone. */
export function styleguidePage(router: Router<RequestState>, tools: PageTools): void {
  const { world } = tools
  page(router, tools, {
    method: 'get',
    path: '/styleguide',
    access: 'public',
    async handle({ show }) {
      const fault = invalidFields({ path: 'phone', code: 'field.phone' })
      await show('styleguide.njk', {
        samples: languages.map((language) => ({
          language,
          t: (key: string, params?: Record<string, string | number>) =>
            world.words(language, key.includes(':') ? key : `pages:${key}`, params),
          problem: describeProblem(fault, world.words, language),
        })),
        levels: pickerLevels(world.divisions, yunnan, [yunnan]),
        colours: [
          'ink',
          'ink-soft',
          'paper',
          'mist',
          'line',
          'pine',
          'pine-ink',
          'alarm',
          'alarm-mist',
          'sun',
          'focus',
        ],
        sizes: ['title', 'heading', 'large', 'main', 'small'],
        steps: [0, 1, 2, 3, 4],
        icons: ['read', 'pause', 'previous', 'next', 'repeat', 'phone', 'window', 'larger', 'smaller'],
      })
    },
  })
}
