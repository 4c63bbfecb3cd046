import type { HttpWorld } from '../../http/http-world.ts'
import { type Access, type Route, route } from '../../http/route.ts'
import { fieldCodes, problemStatus } from '../../kernel/errors.ts'
import type { Render } from '../templates.ts'

/** The API for people: every route with who may call it and what can go wrong, and every problem code. Works offline. */
export function docsRoute(world: HttpWorld, render: Render, routes: Route[]): Route {
  return route({
    method: 'get',
    path: '/docs',
    tag: 'documents',
    summary: 'The same for people',
    access: 'public',
    answers: { 200: { description: 'A page', contentType: 'text/html' } },
    problems: [],
    async handle({ language }) {
      const told = (code: string) => world.words(language, `errors:${code}`, { field: '…', bound: '…', megabytes: '…' })
      const body = render('docs/docs.njk', language, {
        path: '/docs',
        groups: groupByTag(routes),
        problems: Object.entries(problemStatus).map(([code, status]) => ({ code, status, text: told(code) })),
        faults: fieldCodes.map((code) => ({ code, text: told(code) })),
      })
      return { body, headers: { 'Content-Type': 'text/html; charset=utf-8' } }
    },
  })
}

function groupByTag(routes: Route[]) {
  const tags = [...new Set(routes.map(({ tag }) => tag))]
  return tags.map((tag) => ({
    tag,
    routes: routes
      .filter((each) => each.tag === tag)
      .map(({ method, path, summary, access, problems, answers }) => ({
        method: method.toUpperCase(),
        path,
        summary,
        access: nameOf(access),
        problems,
        answers: Object.entries(answers).map(([status, { description }]) => ({ status, description })),
      })),
  }))
}

function nameOf(access: Access): string {
  return typeof access === 'object' ? access.scope : access
}
