import type { HttpWorld } from '../http-world.ts'
import { describeApi } from '../openapi.ts'
import { type Route, route } from '../route.ts'

/** The description of all routes, its own included; made once. */
export function documentRoutes(world: HttpWorld, routes: () => Route[]): Route[] {
  let document: string | undefined
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      tag: 'documents',
      summary: 'OpenAPI 3.1',
      access: 'public',
      cache: 'revalidate',
      answers: { 200: { description: 'This document', contentType: 'application/json' } },
      problems: [],
      async handle() {
        document ??= JSON.stringify(describeApi(routes(), world.version, world.baseUrl))
        return { body: document }
      },
    }),
  ]
}
