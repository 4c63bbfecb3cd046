import type Router from '@koa/router'
import { departmentIds } from '../../../catalogue/types.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { grantInput, newGrant } from '../../../http/routes/admin/staff.ts'
import { validate } from '../../../http/validate.ts'
import { type FieldFault, invalidFields, Problem } from '../../../kernel/errors.ts'
import { findAccount, findAccounts, findGrant } from '../../../people/find-accounts.ts'
import { endGrant, grantRole } from '../../../people/keep-grants.ts'
import { staffRoles } from '../../../policies/actor.ts'
import { mayGrant } from '../../../policies/may.ts'
import { pickedPlace, pickerLevels } from '../../citizen/place-picker.ts'
import { dayOf } from '../../citizen/typed-answers.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'
import { showAccount } from './account-pages.ts'
import { departmentChoices } from './admin-choices.ts'
import { grantInWords } from './grant-in-words.ts'

const accounts = '/staff/admin/staff'
const grants = '/staff/admin/grants'
const province = ['53']
const dayMs = 86_400_000

/** What somebody may be: granted, ended, and lent to whoever covers while they are away. */
export function grantPages(router: Router<RequestState>, tools: PageTools): void {
  const common = { access: 'staff', allow: mayGrant } as const
  const grantPath = `${accounts}/:id/grants`
  page(router, tools, { ...common, method: 'get', path: grantPath, handle: (call) => showGrant(call) })
  page(router, tools, {
    ...common,
    method: 'post',
    path: grantPath,
    async handle(call) {
      const { world, actor, params, form, redirect } = call
      if (form.value('step') === 'narrow') return showGrant(call)
      const staffId = params['id'] ?? ''
      try {
        const { role, department } = typedOf(call)
        const body = validate(newGrant, {
          role: role || undefined,
          department: department === 'all' ? null : department || undefined,
          division: pickedPlace(world.divisions, form, 'place').code || undefined,
          ...datesOf(call),
        })
        await grantRole(world, actor, grantInput(staffId, body))
        redirect(`${accounts}/${staffId}`)
      } catch (error) {
        await showGrant(call, { problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${grants}/:id/end`,
    async handle(call) {
      const { world, actor, params, redirect } = call
      const id = params['id'] ?? ''
      const { holder } = await findGrant(world, actor, id)
      try {
        await endGrant(world, actor, id)
        redirect(`${accounts}/${holder.id}`)
      } catch (error) {
        await showAccount({ ...call, params: { id: holder.id } }, { problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, { ...common, method: 'get', path: `${grants}/:id/cover`, handle: (call) => showCover(call) })
  page(router, tools, {
    ...common,
    method: 'post',
    path: `${grants}/:id/cover`,
    async handle(call) {
      const { world, actor, params, redirect } = call
      const { grant } = await findGrant(world, actor, params['id'] ?? '')
      const { role, department, division } = grant
      try {
        const staffId = await substituteOf(call)
        const body = validate(newGrant, { role, department, division, ...datesOf(call), covers: grant.id })
        await grantRole(world, actor, grantInput(staffId, body))
        redirect(`${accounts}/${staffId}`)
      } catch (error) {
        await showCover(call, { problem: problemForForm(call, error) })
      }
    },
  })
}

const fields = ['role', 'department', 'validFrom', 'validTo', 'username'] as const

function typedOf({ form }: StaffCall) {
  return Object.fromEntries(fields.map((name) => [name, form.value(name).trim()])) as Record<
    (typeof fields)[number],
    string
  >
}

/** First and last day, both whole. Throws `request.invalid` where one is no day. */
function datesOf(call: StaffCall): { validFrom?: string; validTo?: string } {
  const typed = typedOf(call)
  const faults: FieldFault[] = []
  const start = (path: 'validFrom' | 'validTo', add: number): string | undefined => {
    if (typed[path] === '') return undefined
    const day = dayOf(typed[path].normalize('NFKC'))
    const at = new Date(`${day}T00:00:00+08:00`)
    // `2026-02-31` is taken for a day of March.
    if (Number.isNaN(at.getTime()) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
      faults.push({ path, code: 'field.date' })
      return undefined
    }
    return new Date(at.getTime() + add * dayMs).toISOString()
  }
  const validFrom = start('validFrom', 0)
  const validTo = start('validTo', 1)
  if (faults.length > 0) throw invalidFields(...faults)
  return { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) }
}

/** The account of the user name that was typed. */
async function substituteOf(call: StaffCall): Promise<string> {
  const { username } = typedOf(call)
  if (username === '') throw invalidFields({ path: 'username', code: 'field.required' })
  const { items } = await findAccounts(
    call.world,
    call.actor,
    { text: username, state: 'open' },
    { limit: 50, offset: 0 },
  )
  const found = items.find((staff) => staff.username === username.toLowerCase())
  if (found === undefined) throw invalidFields({ path: 'username', code: 'field.account_unknown' })
  return found.id
}

async function showGrant(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, language, actor, params, form, show } = call
  const staff = await findAccount(actor, params['id'] ?? '')
  if (staff.closedAt !== null) throw new Problem('staff.not_found')
  const { code } = pickedPlace(world.divisions, form, 'place')
  await show('staff/admin/grant.njk', {
    account: staff,
    roles: staffRoles.map((value) => ({ value, text: world.words(language, `admin:role.${value}`) })),
    departments: [
      { value: 'all', text: world.words(language, 'admin:department.all') },
      ...departmentChoices(call, departmentIds),
    ],
    levels: pickerLevels(world.divisions, code, province),
    typed: typedOf(call),
    ...extra,
  })
}

async function showCover(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, params, show } = call
  const { grant, holder } = await findGrant(world, actor, params['id'] ?? '')
  await show('staff/admin/cover.njk', {
    account: holder,
    grant: { id: grant.id, text: grantInWords(call, grant) },
    typed: typedOf(call),
    ...extra,
  })
}
