import type Router from '@koa/router'
import { presentService } from '../../cases/present-catalogue.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page } from '../page.ts'
import { agreementOf } from './agreement-step.ts'
import { placeFindingsOf } from './place-findings.ts'
import { playSentences } from './play-sentences.ts'
import { questionSentences } from './question-sentences.ts'
import { reviewAnswers } from './review-answers.ts'
import { similarTo } from './similar-to.ts'
import { loadWizard } from './wizard.ts'

type Call = PageCall<CitizenActor>

/** What was read from the card, and what was entered so far, for the ear. */
export function applyAudioPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId/apply/card/audio',
    access: 'citizen',
    async handle(call) {
      const { card } = await loadWizard(call.actor, call.params['serviceId'] ?? '')
      if (card === null) throw new Problem('draft.not_found')
      await playSentences(call, [card.readBack, ...card.warnings])
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId/apply/questions/audio',
    access: 'citizen',
    async handle(call) {
      const wizard = await loadWizard(call.actor, call.params['serviceId'] ?? '')
      await playSentences(call, questionSentences(call, wizard), { keep: true })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId/apply/review/audio',
    access: 'citizen',
    async handle(call) {
      await playSentences(call, await reviewSentences(call))
    },
  })
}

async function reviewSentences(call: Call): Promise<string[]> {
  const { world, language, actor, params } = call
  const wizard = await loadWizard(actor, params['serviceId'] ?? '')
  const { answerRows, missing, advice } = reviewAnswers(call, wizard)
  const { applicant, residence, problemPlace, problems, description, attachments } = wizard
  const { similar, similarOthers } = await similarTo(call, wizard)
  const service = presentService(world, world.catalogue.service(params['serviceId'] ?? ''), language)
  const told = (key: string, value: string) => `${world.words(language, `pages:apply.${key}`)}：${value}`
  const titles = service.options.filter(({ code }) => problems.includes(code)).map(({ title }) => title.text)
  return [
    world.words(language, 'pages:apply.reviewIntro'),
    ...(wizard.helper === null
      ? []
      : [
          world.words(language, 'pages:whom.other'),
          world.words(language, `pages:agreement.given.${agreementOf(wizard)?.kind ?? 'open'}`),
        ]),
    told('name', applicant.name),
    told('idNumber', applicant.idNumber),
    told('phone', applicant.phone),
    told('residence', `${world.divisions.fullName(residence.code)}${residence.detail}`),
    told('place', `${world.divisions.fullName(problemPlace.code)}${problemPlace.detail}`),
    ...placeFindingsOf(world, wizard, language).map(({ text }) => text),
    ...answerRows.map(({ label, text }) => `${label}：${text}`),
    ...similar.map(({ text }) => text),
    ...(similarOthers ? [similarOthers.text] : []),
    ...missing,
    ...advice,
    told('problems', titles.join(language === 'en' ? ', ' : '，')),
    ...(description === '' ? [] : [told('description', description)]),
    told('photos', world.words(language, 'pages:apply.photoCount', { count: attachments.length })),
  ]
}
