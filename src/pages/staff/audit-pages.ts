import type Router from '@koa/router'
import { auditedDeeds } from '../../cases/audit/deeds.ts'
import { findAudit } from '../../cases/audit/find-audit.ts'
import { presentAudit } from '../../cases/audit/present-audit.ts'
import type { RequestState } from '../../http/request-state.ts'
import { auditFilter } from '../../http/routes/staff/audit.ts'
import { validate } from '../../http/validate.ts'
import { readsAudit } from '../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../page.ts'
import type { StaffCall } from './act-call.ts'

const path = '/staff/audit'
const perPage = 20

/** Who did what, for the auditor: whether it is whole, what was done, and the way to the table. */
export function auditPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path,
    access: 'staff',
    allow: readsAudit,
    async handle(call) {
      const typed = typedIn(call)
      try {
        await showAudit(call, typed)
      } catch (error) {
        const problem = problemForForm(call, error)
        await call.show('staff/audit.njk', { typed, kinds: Object.keys(auditedDeeds), problem })
      }
    },
  })
}

async function showAudit(call: StaffCall, typed: Record<string, string>): Promise<void> {
  const { ctx, world, actor, language, show } = call
  const filter = validate(auditFilter, typed)
  const { cursor } = ctx.query
  const request = { limit: perPage, cursor: typeof cursor === 'string' ? cursor : undefined }
  const found = presentAudit(world, await findAudit(world, actor, filter, request), language)
  const { action = '' } = typed
  await show('staff/audit.njk', {
    ...found,
    items: found.items.map(({ title, details, at, ...each }) => ({
      ...each,
      at: timeOf(at),
      title: title.text,
      details: Object.entries(details).filter(([, value]) => value !== null),
    })),
    verification: found.verification && { ...found.verification, at: timeOf(found.verification.at) },
    typed,
    kinds: Object.keys(auditedDeeds),
    // Of one deed, by the link of an entry: the choice says so.
    oneDeed: action.includes('.') ? (found.items[0]?.title.text ?? action) : undefined,
    asked: String(new URLSearchParams(typed)),
    next: found.nextCursor && String(new URLSearchParams({ ...typed, cursor: found.nextCursor })),
    later: request.cursor !== undefined,
  })
}

/** Without the fields that were left empty. */
function typedIn({ ctx }: StaffCall): Record<string, string> {
  const typed = Object.keys(auditFilter.shape).map((name) => [name, String(ctx.query[name] ?? '').trim()])
  return Object.fromEntries(typed.filter(([, value]) => value !== ''))
}

/** To the second, in the time of Yunnan. */
function timeOf(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}
