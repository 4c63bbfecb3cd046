import type Router from '@koa/router'
import type { RequestState } from '../../http/request-state.ts'
import type { Access, Route } from '../../http/route.ts'
import { fieldCodes, problemStatus } from '../../kernel/errors.ts'
import { type PageTools, page } from '../page.ts'

/** The API for people: every route with who may call it and what can go wrong, and every problem code. Works offline. */
export function docsPage(router: Router<RequestState>, tools: PageTools, routes: Route[]): void {
  const tags = [...new Set(routes.map(({ tag }) => tag))]
  const groups = tags.map((tag) => ({
    tag,
    routes: routes
      .filter((route) => route.tag === tag)
      .map(({ method, path, summary, access, problems, answers }) => ({
        method: method.toUpperCase(),
        path,
        summary,
        access: nameOf(access),
        problems,
        answers: Object.entries(answers).map(([status, { description }]) => ({ status, description })),
      })),
  }))
  page(router, tools, {
    method: 'get',
    path: '/docs',
    access: 'public',
    async handle({ world, language, show }) {
      const told = (code: string) => world.words(language, `errors:${code}`, { field: '…', bound: '…', megabytes: '…' })
      await show('docs/docs.njk', {
        groups,
        problems: Object.entries(problemStatus).map(([code, status]) => ({ code, status, text: told(code) })),
        faults: fieldCodes.map((code) => ({ code, text: told(code) })),
      })
    },
  })
}

function nameOf(access: Access): string {
  return typeof access === 'object' ? access.scope : access
}
