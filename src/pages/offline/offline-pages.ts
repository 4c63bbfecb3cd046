import type Router from '@koa/router'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { languages } from '../../kernel/words.ts'
import type { Assets } from '../assets.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { type PageTools, page } from '../page.ts'
import { fileOffline } from './file-offline.ts'
import { keptPages } from './kept-pages.ts'

/** Asked for again with every visit, and answered by 304 while it is the same. */
const askAgain = 'private, no-cache'

/** What works without a network: the pages that browsers keep, and the taking of what was filled in on them. */
export function offlinePages(router: Router<RequestState>, tools: PageTools, assets: Assets): void {
  const kept = keptPages(tools.world, tools.render, assets)
  for (const path of ['/offline', '/waiting', '/services/:serviceId/offline']) {
    router.get(path, (ctx) => {
      ctx.state.routeName = path
      const body = kept.page(ctx.path, ctx.state.language)
      if (body === undefined) throw new Problem('service.not_found')
      ctx.set('Cache-Control', askAgain)
      ctx.type = 'html'
      ctx.body = body
    })
  }
  router.get('/service-worker.js', (ctx) => {
    ctx.state.routeName = '/service-worker.js'
    ctx.set('Cache-Control', askAgain)
    ctx.type = 'text/javascript; charset=utf-8'
    // Of the page that registers it, whatever the browser says when it asks for the script.
    const language = languages.find((known) => known === ctx.query['language'])
    ctx.body = kept.worker(language ?? ctx.state.language)
  })
  const spoken = { '/offline/audio': ['home.spoken'], '/waiting/audio': ['waiting.kept', 'waiting.keptMore'] }
  for (const [path, keys] of Object.entries(spoken)) {
    page(router, tools, {
      method: 'get',
      path,
      access: 'public',
      async handle(call) {
        const sentences = keys.map((key) => call.world.words(call.language, `offline:${key}`))
        await playSentences(call, sentences, { keep: true })
      },
    })
  }
  // Asked and answered by script: who is not logged in is told so instead of being sent to log in.
  page(router, tools, {
    method: 'get',
    path: '/waiting/account',
    access: 'public',
    async handle({ ctx, actor }) {
      if (actor.kind !== 'citizen') throw new Problem('auth.required')
      ctx.body = { account: actor.citizenId, formToken: tools.tokens.issue(ctx) }
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/services/:serviceId/offline',
    access: 'public',
    async handle(call) {
      const { ctx, actor } = call
      if (actor.kind !== 'citizen') throw new Problem('auth.required')
      ctx.body = { id: await fileOffline({ ...call, actor }, ctx.get('idempotency-key')) }
    },
  })
}
