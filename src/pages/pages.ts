import Router from '@koa/router'
import type Koa from 'koa'
import type { FormTokens } from '../http/form-tokens.ts'
import type { HttpWorld } from '../http/http-world.ts'
import type { ShowProblemPage } from '../http/middleware/answer-problems.ts'
import type { RequestState } from '../http/request-state.ts'
import type { Route } from '../http/route.ts'
import { languages, readResources } from '../kernel/words.ts'
import type { Assets } from './assets.ts'
import { centrePages } from './centre/centre-pages.ts'
import { supervisionPages } from './centre/supervision-pages.ts'
import { accountPages } from './citizen/account.ts'
import { applyPages } from './citizen/apply.ts'
import { applyAudioPages } from './citizen/apply-audio.ts'
import { caseStepPages } from './citizen/case-steps.ts'
import { casePages } from './citizen/cases.ts'
import { consentPages } from './citizen/consents.ts'
import { countyAudioPages } from './citizen/county-audio.ts'
import { coursePages } from './citizen/courses.ts'
import { helpMeChoosePages } from './citizen/help-me-choose.ts'
import { homePages } from './citizen/home.ts'
import { institutionPages } from './citizen/institutions.ts'
import { jobPages } from './citizen/jobs.ts'
import { listingAudioPages } from './citizen/listing-audio.ts'
import { loginPages } from './citizen/login.ts'
import { noticePages } from './citizen/notice.ts'
import { penaltyPages as myPenaltyPages } from './citizen/penalties.ts'
import { publicNoticePages } from './citizen/public-notices.ts'
import { changeDisplay, displayCookie, readDisplay, writeDisplay } from './display.ts'
import { docsRoute } from './docs/docs-page.ts'
import { manifestPage } from './manifest.ts'
import { markSpeakable, noSeal } from './mark-speakable.ts'
import { nextPath } from './next-path.ts'
import { offlinePages } from './offline/offline-pages.ts'
import { type PageTools, page } from './page.ts'
import { sayPage, sentenceSeal } from './say.ts'
import { actPages } from './staff/act-pages.ts'
import { adminPages } from './staff/admin/admin-pages.ts'
import { auditPages } from './staff/audit-pages.ts'
import { officeCasePages } from './staff/case-pages.ts'
import { cluePages } from './staff/clue-pages.ts'
import { filingPages } from './staff/filing-pages.ts'
import { incidentPages } from './staff/incident-pages.ts'
import { leavePages } from './staff/leave-pages.ts'
import { officeListPages } from './staff/list-pages.ts'
import { penaltyPages } from './staff/penalty-pages.ts'
import { penaltyPaperPages } from './staff/penalty-paper.ts'
import { referPages } from './staff/refer-page.ts'
import { revealPages } from './staff/reveal-pages.ts'
import { staffSessionPages } from './staff/session-pages.ts'
import { sharePages } from './staff/share-pages.ts'
import { taskPages } from './staff/task-pages.ts'
import { voicePackPages } from './staff/voice-pack-pages.ts'
import { workPages } from './staff/work-pages.ts'
import { styleguidePage } from './styleguide-page.ts'
import { loadTemplates, type Render } from './templates.ts'
import { withFormToken } from './token-forms.ts'

export interface Pages {
  middleware: Koa.Middleware<RequestState>
  showProblem: ShowProblemPage
  /** Pages that are part of the described API. */
  routes: Route[]
}

const oneYear = 'public, max-age=31536000, immutable'
const cookieMs = 365 * 86_400_000

/** All pages of citizens and staff. They call the same use-cases as the API and hold no rule of their own. */
export function createPages(world: HttpWorld, routes: Route[], tokens: FormTokens, assets: Assets): Pages {
  const draw = loadTemplates(world.words, assets, world.divisions.version)
  const seal = sentenceSeal(world)
  const render: Render = (template, language, data) => {
    const html = withFormToken(draw(template, language, data), data['formToken'])
    return markSpeakable(html, language, data['kept'] ? noSeal : seal)
  }
  const tools: PageTools = { world, render, secureCookies: !world.demonstration, tokens }
  const router = new Router<RequestState>()
  // Before the page that every service has.
  institutionPages(router, tools)
  jobPages(router, tools)
  coursePages(router, tools)
  listingAudioPages(router, tools)
  helpMeChoosePages(router, tools)
  offlinePages(router, tools, assets)
  homePages(router, tools)
  noticePages(router, tools)
  loginPages(router, tools)
  applyPages(router, tools)
  applyAudioPages(router, tools)
  countyAudioPages(router, tools)
  casePages(router, tools)
  caseStepPages(router, tools)
  myPenaltyPages(router, tools)
  publicNoticePages(router, tools)
  accountPages(router, tools)
  consentPages(router, tools)
  filingPages(router, tools)
  centrePages(router, tools)
  supervisionPages(router, tools)
  staffSessionPages(router, tools)
  workPages(router, tools)
  taskPages(router, tools)
  officeListPages(router, tools)
  officeCasePages(router, tools)
  actPages(router, tools)
  incidentPages(router, tools)
  revealPages(router, tools)
  leavePages(router, tools)
  sharePages(router, tools)
  cluePages(router, tools)
  penaltyPages(router, tools)
  penaltyPaperPages(router, tools)
  adminPages(router, tools)
  auditPages(router, tools)
  referPages(router, tools)
  voicePackPages(router, tools)
  if (world.demonstration) styleguidePage(router, tools)
  sayPage(router, tools, readResources())
  page(router, tools, {
    method: 'post',
    path: '/language',
    access: 'public',
    tokenless: true,
    async handle({ ctx, form, redirect }) {
      const language = languages.find((known) => known === form.value('language'))
      if (language) ctx.cookies.set('language', language, { maxAge: cookieMs, sameSite: 'lax', overwrite: true })
      redirect(nextPath(form.value('next')))
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/display',
    access: 'public',
    tokenless: true,
    async handle({ ctx, form, redirect }) {
      const display = changeDisplay(readDisplay(ctx.cookies.get(displayCookie)), form.value('change'))
      // Scripts read it on pages that the browser kept.
      const options = { maxAge: cookieMs, sameSite: 'lax', overwrite: true, httpOnly: false } as const
      ctx.cookies.set(displayCookie, writeDisplay(display), options)
      redirect(nextPath(form.value('next')))
    },
  })
  manifestPage(router, world.words, assets)
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
        display: readDisplay(ctx.cookies.get(displayCookie)),
        unread: 0,
        formToken: tokens.issue(ctx),
      }),
  }
}
