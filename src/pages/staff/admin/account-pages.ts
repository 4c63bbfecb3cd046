import type Router from '@koa/router'
import type { Staff } from '../../../../models/staff.ts'
import { departmentIds } from '../../../catalogue/types.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { newAccount } from '../../../http/routes/admin/staff.ts'
import { validate } from '../../../http/validate.ts'
import { type AccountSearch, findAccount, findAccounts } from '../../../people/find-accounts.ts'
import {
  closeStaffAccount,
  type FirstSecrets,
  openStaffAccount,
  reopenStaffAccount,
  resetStaffSecrets,
} from '../../../people/keep-staff.ts'
import { staffRoles } from '../../../policies/actor.ts'
import { mayGrant, mayKeepStaff, seesAccounts } from '../../../policies/may.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'
import { chosen, countyChoices, departmentChoices, pageOf } from './admin-choices.ts'
import { grantInWords, grantState } from './grant-in-words.ts'

const path = '/staff/admin/staff'
const perPage = 50

/** The accounts of the staff and what each may be; opened, closed and opened again, with new secrets. */
export function accountPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', allow: seesAccounts, handle: showAccounts })
  // By POST: a name that somebody looks for stands in no address.
  page(router, tools, { method: 'post', path, access: 'staff', allow: seesAccounts, handle: showAccounts })
  page(router, tools, {
    method: 'get',
    path: `${path}/new`,
    access: 'staff',
    allow: mayKeepStaff,
    handle: ({ show }) => show('staff/admin/account-new.njk', { typed: {} }),
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/new`,
    access: 'staff',
    allow: mayKeepStaff,
    async handle(call) {
      const { world, actor, form, show } = call
      const typed = { username: form.value('username'), displayName: form.value('displayName') }
      try {
        const username = typed.username.normalize('NFKC').trim().toLowerCase()
        const opened = await openStaffAccount(world, actor, validate(newAccount, { ...typed, username }))
        await showSecrets(call, opened.staff, opened.secrets)
      } catch (error) {
        await show('staff/admin/account-new.njk', { problem: problemForForm(call, error), typed })
      }
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${path}/:id`,
    access: 'staff',
    allow: seesAccounts,
    handle: (call) => showAccount(call),
  })
  const secretSteps = { secrets: resetStaffSecrets, reopening: reopenStaffAccount }
  for (const [step, take] of Object.entries(secretSteps)) {
    page(router, tools, {
      method: 'post',
      path: `${path}/:id/${step}`,
      access: 'staff',
      allow: mayKeepStaff,
      async handle(call) {
        const { world, actor, params } = call
        const staff = await findAccount(actor, params['id'] ?? '')
        try {
          await showSecrets(call, staff, await take(world, actor, staff.id))
        } catch (error) {
          await showAccount(call, { problem: problemForForm(call, error) })
        }
      },
    })
  }
  page(router, tools, {
    method: 'post',
    path: `${path}/:id/close`,
    access: 'staff',
    allow: mayKeepStaff,
    async handle(call) {
      const { world, actor, params, redirect } = call
      const id = params['id'] ?? ''
      try {
        await closeStaffAccount(world, actor, id)
        redirect(`${path}/${id}`)
      } catch (error) {
        await showAccount(call, { problem: problemForForm(call, error) })
      }
    },
  })
}

async function showAccounts(call: StaffCall): Promise<void> {
  const { ctx, world, language, actor, form, show } = call
  const asked = (name: string) => (ctx.method === 'POST' ? form.value(name) : ctx.query[name])
  const departments = departmentChoices(call, departmentIds)
  const places = countyChoices(call)
  const filter: AccountSearch = {
    text: form.value('text').trim().slice(0, 40),
    state: (['open', 'closed'] as const).find((each) => each === asked('state')),
    role: staffRoles.find((each) => each === asked('role')),
    department: chosen(departments, asked('department')),
    division: chosen(places, asked('division')),
  }
  const { number, ...part } = pageOf(asked('page'), perPage)
  const { items, total } = await findAccounts(world, actor, filter, part)
  await show('staff/admin/accounts.njk', {
    accounts: items.map((staff) => inWords(call, staff)),
    total,
    filter,
    filtered: Object.values(filter).some(Boolean),
    roles: staffRoles.map((value) => ({ value, text: world.words(language, `admin:role.${value}`) })),
    departments,
    places,
    states: (['open', 'closed'] as const).map((value) => ({
      value,
      text: world.words(language, `admin:accounts.state.${value}`),
    })),
    pages: [number - 1, ...(part.offset + items.length < total ? [number + 1] : [])].filter((each) => each > 0),
    number,
    mayKeep: mayKeepStaff(actor),
  })
}

function inWords(call: StaffCall, { id, username, displayName, closedAt, totpSecret, grants = [] }: Staff) {
  const now = call.world.clock.now()
  const told = grants.map((grant) => ({
    id: grant.id,
    text: grantInWords(call, grant),
    state: grantState(grant, now),
  }))
  return {
    id,
    username,
    displayName,
    closed: closedAt !== null,
    secondFactor: totpSecret !== null,
    grants: told.filter(({ state }) => state !== 'over'),
    over: told.filter(({ state }) => state === 'over'),
  }
}

/** Shown in answer to the form and kept nowhere: whoever loads the page again makes new ones or sees none. */
async function showSecrets(call: StaffCall, { id, username, displayName }: Staff, secrets: FirstSecrets) {
  await call.show('staff/admin/account-secrets.njk', { account: { id, username, displayName }, secrets })
}

/** One account, with what went wrong. */
export async function showAccount(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { actor, params, show } = call
  const staff = await findAccount(actor, params['id'] ?? '')
  const own = staff.id === actor.staffId
  await show('staff/admin/account.njk', {
    account: inWords(call, staff),
    mayKeep: mayKeepStaff(actor),
    mayClose: mayKeepStaff(actor) && !own,
    mayGrant: mayGrant(actor) && !own,
    path: `${path}/${staff.id}`,
    ...extra,
  })
}
