import type Router from '@koa/router'
import { findConsent, findConsents } from '../../cases/find-consents.ts'
import { presentConsent } from '../../cases/present-consents.ts'
import { withdrawConsent } from '../../cases/withdraw-consent.ts'
import type { RequestState } from '../../http/request-state.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { playSentences } from './play-sentences.ts'

type Call = PageCall<CitizenActor>
type Shown = ReturnType<typeof presentConsent>

/** What I have agreed to: a list, and for each a page that tells what withdrawing it does before it is done. */
export function consentPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/me/consents',
    access: 'citizen',
    handle: async (call) => call.show('citizen/consents.njk', { consents: await allOf(call) }),
  })
  page(router, tools, {
    method: 'get',
    path: '/me/consents/audio',
    access: 'citizen',
    async handle(call) {
      const all = await allOf(call)
      const none = call.world.words(call.language, 'pages:consents.none')
      await playSentences(call, all.length === 0 ? [none] : all.flatMap((each) => [each.title.text, each.matter.text]))
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/me/consents/:id',
    access: 'citizen',
    handle: async (call) => call.show('citizen/consent.njk', { consent: await oneOf(call) }),
  })
  page(router, tools, {
    method: 'get',
    path: '/me/consents/:id/audio',
    access: 'citizen',
    async handle(call) {
      const { title, matter, effect } = await oneOf(call)
      await playSentences(call, [title.text, matter.text, effect.text])
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/me/consents/:id',
    access: 'citizen',
    async handle(call) {
      try {
        await withdrawConsent(call.world, call.actor, call.params['id'] ?? '')
        call.redirect(`/me/consents/${call.params['id']}`)
      } catch (error) {
        const problem = problemForForm(call, error)
        await call.show('citizen/consent.njk', { consent: await oneOf(call), problem })
      }
    },
  })
}

async function allOf({ world, actor, language }: Call): Promise<Shown[]> {
  return (await findConsents(actor)).map((each) => presentConsent(world, each, language))
}

async function oneOf({ world, actor, language, params }: Call): Promise<Shown> {
  return presentConsent(world, await findConsent(actor, params['id'] ?? ''), language)
}
