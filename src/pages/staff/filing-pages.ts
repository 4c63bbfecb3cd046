import type Router from '@koa/router'
import { groupsOf } from '../../cases/case-number.ts'
import { findDrafts } from '../../cases/drafts.ts'
import { findCase } from '../../cases/find-cases.ts'
import { presentCatalogue } from '../../cases/present-catalogue.ts'
import { presentForStaff } from '../../cases/present-for-staff.ts'
import { receiptSentences } from '../../cases/receipt.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { filesForOthers, filingPlaces } from '../../policies/may.ts'
import { applyBase, serviceOf } from '../citizen/filing-call.ts'
import { agreedVersion, showNotice } from '../citizen/notice.ts'
import { playSentences } from '../citizen/play-sentences.ts'
import { loadWizard, saveWizard } from '../citizen/wizard.ts'
import { type PageTools, page } from '../page.ts'

/** How staff begin a form for somebody, and what they get for it; the form itself is the citizens'. */
export function filingPages(router: Router<RequestState>, tools: PageTools): void {
  const agreement = (language: 'zh-CN' | 'en') => tools.world.words(language, 'pages:notice.staffAgreement')
  page(router, tools, {
    method: 'get',
    path: '/staff/services',
    access: 'staff',
    allow: filesForOthers,
    async handle({ world, language, actor, show }) {
      const begun = (await findDrafts(actor)).map(({ serviceId }) => serviceId)
      const services = presentCatalogue(world, language).services.filter(
        ({ fileable, department }) => fileable && filingPlaces(actor, department).length > 0,
      )
      await show('staff/services.njk', { services, begun })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/services/:serviceId/notice',
    access: 'staff',
    async handle(call) {
      serviceOf(call)
      await showNotice(call, { agreement: agreement(call.language) })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/staff/services/:serviceId/notice',
    access: 'staff',
    async handle(call) {
      const service = serviceOf(call)
      if (!service.fileable) throw new Problem('service.not_fileable')
      const noticeVersion = await agreedVersion(call, { agreement: agreement(call.language) })
      if (noticeVersion === null) return
      const wizard = await loadWizard(call.actor, service.id)
      wizard.filedCase = null
      wizard.consent = { noticeVersion, method: 'assisted' }
      await saveWizard(call.world, call.actor, service.id, wizard)
      call.redirect(`${applyBase(call)}/whom`)
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/cases/:id/receipt',
    access: 'staff',
    async handle({ world, language, actor, params, show }) {
      const record = await findCase(actor, params['id'] ?? '')
      await show('staff/receipt.njk', {
        case: presentForStaff(world, record, language, actor),
        sentences: receiptSentences(world, record, language),
        groups: groupsOf(record.caseNumber),
      })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/staff/cases/:id/receipt/audio',
    access: 'staff',
    async handle(call) {
      const { world, language, actor, params } = call
      await playSentences(call, receiptSentences(world, await findCase(actor, params['id'] ?? ''), language))
    },
  })
}
