import type Router from '@koa/router'
import type { RequestState } from '../../../http/request-state.ts'
import {
  mayAdminister,
  mayKeepClients,
  mayKeepStaff,
  mayKeepVoices,
  seesAccounts,
  seesSettings,
} from '../../../policies/may.ts'
import { type PageTools, page } from '../../page.ts'
import { accountPages } from './account-pages.ts'
import { calendarPages } from './calendar-pages.ts'
import { clientPages } from './client-pages.ts'
import { grantPages } from './grant-pages.ts'
import { officePages } from './office-pages.ts'
import { promisePages } from './promise-pages.ts'
import { webhookPages } from './webhook-pages.ts'

const parts = [
  { part: 'offices', href: '/staff/admin/offices', allow: mayKeepStaff },
  { part: 'accounts', href: '/staff/admin/staff', allow: seesAccounts },
  { part: 'clients', href: '/staff/admin/api-clients', allow: mayKeepClients },
  { part: 'calendar', href: '/staff/admin/calendar', allow: seesSettings },
  { part: 'promises', href: '/staff/admin/promises', allow: seesSettings },
  { part: 'voices', href: '/staff/voice-packs', allow: mayKeepVoices },
]

/** What is set for the platform or a place, from one page. */
export function adminPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/staff/admin',
    access: 'staff',
    allow: mayAdminister,
    async handle({ actor, show }) {
      await show('staff/admin/admin.njk', { parts: parts.filter(({ allow }) => allow(actor)) })
    },
  })
  officePages(router, tools)
  accountPages(router, tools)
  grantPages(router, tools)
  clientPages(router, tools)
  webhookPages(router, tools)
  calendarPages(router, tools)
  promisePages(router, tools)
}
