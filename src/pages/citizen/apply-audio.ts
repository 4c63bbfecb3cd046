import type Router from '@koa/router'
import { presentService } from '../../cases/present-catalogue.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page } from '../page.ts'
import { agreementOf } from './agreement-step.ts'
import { askedConsents } from './asked-consents.ts'
import { deskOf, type FilingCall, filers, serviceOf } from './filing-call.ts'
import { foundOf } from './found.ts'
import { photoPlaceOf } from './photo-place.ts'
import { placeFindingsOf } from './place-findings.ts'
import { playSentences } from './play-sentences.ts'
import { questionSentences } from './question-sentences.ts'
import { reviewAnswers } from './review-answers.ts'
import { similarTo } from './similar-to.ts'
import { loadWizard } from './wizard.ts'

/** What was read from the card, and what was entered so far, for the ear. */
export function applyAudioPages(router: Router<RequestState>, tools: PageTools): void {
  for (const filer of filers) audioPagesOf(router, tools, filer)
}

function audioPagesOf(router: Router<RequestState>, tools: PageTools, access: (typeof filers)[number]): void {
  const base = `${deskOf(access)}/services/:serviceId/apply`
  page(router, tools, {
    method: 'get',
    path: `${base}/card/audio`,
    access,
    async handle(call) {
      const { card } = await loadWizard(call.actor, serviceOf(call).id)
      if (card === null) throw new Problem('draft.not_found')
      await playSentences(call, [card.readBack, ...card.warnings])
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${base}/questions/audio`,
    access,
    async handle(call) {
      const wizard = await loadWizard(call.actor, serviceOf(call).id)
      await playSentences(call, questionSentences(call, wizard), { keep: true })
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${base}/materials/audio`,
    access,
    async handle(call) {
      const offered = photoPlaceOf(call, await loadWizard(call.actor, serviceOf(call).id))
      if (offered === null) throw new Problem('draft.not_found')
      const { world, language } = call
      await playSentences(call, [offered.text, world.words(language, 'pages:materials.photoPlaceHint')])
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${base}/review/audio`,
    access,
    async handle(call) {
      await playSentences(call, await reviewSentences(call))
    },
  })
}

async function reviewSentences(call: FilingCall): Promise<string[]> {
  const { world, language, actor } = call
  const wizard = await loadWizard(actor, serviceOf(call).id)
  const { answerRows, missing, advice } = reviewAnswers(call, wizard)
  const { applicant, residence, problemPlace, problems, description, attachments } = wizard
  const { similar, similarOthers, similarLinks } = await similarTo(call, wizard)
  const service = presentService(world, serviceOf(call), language)
  const found = foundOf(wizard)
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
    ...(found
      ? [
          world.words(language, 'pages:whom.found'),
          world.words(language, `cases:found.${found.how}`),
          told('reason', found.reason),
        ]
      : []),
    told('name', applicant.name),
    told('idNumber', applicant.idNumber),
    told('phone', applicant.phone),
    told('residence', `${world.divisions.fullName(residence.code)}${residence.detail}`),
    told('place', `${world.divisions.fullName(problemPlace.code)}${problemPlace.detail}`),
    ...placeFindingsOf(world, wizard, language).map(({ text }) => text),
    ...answerRows.map(({ label, text }) => `${label}：${text}`),
    ...similar.map(({ text }) => text),
    ...(similarOthers ? [similarOthers.text] : []),
    ...(similarLinks.count > 0 ? [world.words(language, 'pages:staff.similar', { count: similarLinks.count })] : []),
    ...missing,
    ...advice,
    told('problems', titles.join(language === 'en' ? ', ' : '，')),
    ...(description === '' ? [] : [told('description', description)]),
    told('photos', world.words(language, 'pages:apply.photoCount', { count: attachments.length })),
    ...askedConsents(call, wizard).flatMap(({ text, why }) => [text, why]),
  ]
}
