import Router from '@koa/router'
import type Koa from 'koa'
import type { HttpWorld } from '../http/http-world.ts'
import type { ShowProblemPage } from '../http/middleware/answer-problems.ts'
import type { RequestState } from '../http/request-state.ts'
import type { Route } from '../http/route.ts'
import { languages } from '../kernel/words.ts'
import { loadAssets } from './assets.ts'
import { accountPages } from './citizen/account.ts'
import { applyPages } from './citizen/apply.ts'
import { applyAudioPages } from './citizen/apply-audio.ts'
import { caseStepPages } from './citizen/case-steps.ts'
import { casePages } from './citizen/cases.ts'
import { countyAudioPages } from './citizen/county-audio.ts'
import { coursePages } from './citizen/courses.ts'
import { helpMeChoosePages } from './citizen/help-me-choose.ts'
import { homePages } from './citizen/home.ts'
import { institutionPages } from './citizen/institutions.ts'
import { jobPages } from './citizen/jobs.ts'
import { listingAudioPages } from './citizen/listing-audio.ts'
import { loginPages } from './citizen/login.ts'
import { noticePages } from './citizen/notice.ts'
import { docsRoute } from './docs/docs-page.ts'
import { nextPath } from './next-path.ts'
import { type PageTools, page } from './page.ts'
import { staffPages } from './staff/staff-pages.ts'
import { voicePackPages } from './staff/voice-pack-pages.ts'
import { loadTemplates } from './templates.ts'

export interface Pages {
  middleware: Koa.Middleware<RequestState>
  showProblem: ShowProblemPage
  /** Pages that are part of the described API. */
  routes: Route[]
}

const oneYear = 'public, max-age=31536000, immutable'
const languageCookieMs = 365 * 86_400_000

/** All pages of citizens and staff. They call the same use-cases as the API and hold no rule of their own. */
export function createPages(world: HttpWorld, routes: Route[]): Pages {
  const assets = loadAssets()
  const render = loadTemplates(world.words, assets.url, world.divisions.version)
  const tools: PageTools = { world, render, secureCookies: !world.demonstration }
  const router = new Router<RequestState>()
  // Before the page that every service has.
  institutionPages(router, tools)
  jobPages(router, tools)
  coursePages(router, tools)
  listingAudioPages(router, tools)
  helpMeChoosePages(router, tools)
  homePages(router, tools)
  noticePages(router, tools)
  loginPages(router, tools)
  applyPages(router, tools)
  applyAudioPages(router, tools)
  countyAudioPages(router, tools)
  casePages(router, tools)
  caseStepPages(router, tools)
  accountPages(router, tools)
  staffPages(router, tools)
  voicePackPages(router, tools)
  page(router, tools, {
    method: 'post',
    path: '/language',
    access: 'public',
    async handle({ ctx, form, redirect }) {
      const language = languages.find((known) => known === form.value('language'))
      if (language)
        ctx.cookies.set('language', language, { maxAge: languageCookieMs, sameSite: 'lax', overwrite: true })
      redirect(nextPath(form.value('next')))
    },
  })
  router.get('/assets/:version/:name', (ctx) => {
    ctx.state.routeName = '/assets'
    const asset = assets.get(ctx.params['version'] ?? '', ctx.params['name'] ?? '')
    if (asset === undefined) {
      ctx.status = 404
      return
    }
    ctx.set('Cache-Control', oneYear)
    ctx.set('Content-Type', asset.type)
    ctx.body = asset.body
  })
  return {
    routes: [docsRoute(world, render, routes)],
    middleware: router.routes() as unknown as Koa.Middleware<RequestState>,
    showProblem: (ctx, document) =>
      render('problem.njk', ctx['state'].language, {
        problem: document,
        actor: ctx['state'].actor,
        path: ctx.path,
        unread: 0,
      }),
  }
}
