import { describeLimits } from '../../http/describe-limits.ts'
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
      .map((each) => ({
        method: each.method.toUpperCase(),
        path: each.path,
        summary: each.summary,
        access: nameOf(each.access),
        limits: describeLimits(each),
        problems: each.problems,
        answers: Object.entries(each.answers).map(([status, { description }]) => ({ status, description })),
      })),
  }))
}

function nameOf(access: Access): string {
  return typeof access === 'object' ? access.scope : access
}
