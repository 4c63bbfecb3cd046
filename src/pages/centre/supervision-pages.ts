import type Router from '@koa/router'
import { findSupervised, type SupervisionFilter } from '../../cases/centre/find-supervised.ts'
import { type RunningLamp, runningLamps } from '../../cases/clocks.ts'
import { moveCase } from '../../cases/move-case.ts'
import { departmentIds } from '../../catalogue/types.ts'
import type { RequestState } from '../../http/request-state.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { StaffActor } from '../../policies/actor.ts'
import { centreCaseScope, opensCentreCases } from '../../policies/may-centre.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'

type Call = PageCall<StaffActor>

const address = '/centre/supervision'
const perPage = 20
/** As POST /v1/staff/cases/{id}/actions takes it. */
const mostWorkingDays = 30

/** What is overdue or under an order, with the form for an order at each case. */
export function supervisionPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: address,
    access: 'staff',
    allow: opensCentreCases,
    handle: (call) =>
      showList(
        call,
        filterOf((name) => call.ctx.query[name]),
      ),
  })
  page(router, tools, {
    method: 'post',
    path: `${address}/:id`,
    access: 'staff',
    allow: opensCentreCases,
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      const id = params['id'] ?? ''
      const typed = { id, reason: form.value('note'), workingDays: form.value('workingDays') }
      const asked = filterOf((name) => form.value(name))
      try {
        const workingDays = Number(typed.workingDays)
        const code = workingDays > mostWorkingDays ? ('field.too_big' as const) : ('field.too_small' as const)
        if (!(Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= mostWorkingDays)) {
          throw invalidFields({
            path: 'workingDays',
            code,
            params: { bound: workingDays > mostWorkingDays ? mostWorkingDays : 1 },
          })
        }
        const version = Number(form.value('version'))
        await moveCase(world, actor, id, { action: 'supervise', version, note: typed.reason, workingDays })
        redirect(`${address}?${queryOf(asked, { done: 'yes' })}`)
      } catch (error) {
        await showList(call, asked, { problem: problemForForm(call, error), typed })
      }
    },
  })
}

interface Asked {
  filter: SupervisionFilter
  cursor: string | undefined
}

function filterOf(read: (name: string) => unknown): Asked {
  const text = (name: string) => {
    const value = read(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    filter: {
      division: text('division'),
      department: departmentIds.find((id) => id === text('department')),
      lamp: runningLamps.find((lamp): lamp is RunningLamp => lamp === text('lamp')),
    },
    cursor: text('cursor'),
  }
}

function queryOf({ filter }: Asked, more: Record<string, string> = {}): string {
  const { division = '', department = '', lamp = '' } = filter
  const entries = Object.entries({ division, department, lamp, ...more }).filter(([, value]) => value !== '')
  return String(new URLSearchParams(entries))
}

async function showList(call: Call, asked: Asked, extra: Record<string, unknown> = {}): Promise<void> {
  const { ctx, world, actor, language, show } = call
  const { filter, cursor } = asked
  const { items, nextCursor } = await findSupervised(world, actor, filter, { limit: perPage, cursor }, language)
  const scope = centreCaseScope(actor, filter.division)
  const division = scope?.division ?? ''
  const above = world.divisions.path(division).filter(({ code }) => code.length >= (scope?.top.length ?? 0))
  await show('centre/supervision.njk', {
    items,
    filter: { ...filter, division },
    cursor,
    places: [...above, ...world.divisions.children(division)].map(({ code, name }) => ({ code, name })),
    departments: scope?.department ? [scope.department] : departmentIds,
    lamps: runningLamps,
    next: nextCursor && queryOf(asked, { cursor: nextCursor }),
    done: ctx.query['done'] === 'yes',
    mostWorkingDays,
    path: address,
    ...extra,
  })
}
