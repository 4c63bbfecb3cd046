import type Router from '@koa/router'
import { z } from 'zod'
import type { Office } from '../../../../models/office.ts'
import { findStaffedOffices } from '../../../cases/find-staffed-offices.ts'
import { changeOffice, closeOffice, findOffice, openOffice } from '../../../cases/keep-offices.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { newOffice, officeChanges } from '../../../http/routes/admin/offices.ts'
import { validate } from '../../../http/validate.ts'
import { findWorkersOf } from '../../../people/find-accounts.ts'
import { mayKeepStaff } from '../../../policies/may.ts'
import { pickedPlace, pickerLevels } from '../../citizen/place-picker.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'
import { departmentName } from '../department-name.ts'
import { chosen, countyChoices, departmentChoices, pageOf } from './admin-choices.ts'
import { grantInWords } from './grant-in-words.ts'

// Of the office, so that a fault calls its name no person's.
const openingForm = z.object({ office: newOffice })
const changeForm = z.object({ office: officeChanges })
const path = '/staff/admin/offices'
const perPage = 50
const province = ['53']
const allow = mayKeepStaff

/** The offices that cases go to: found by place, department and name; opened, changed, closed. */
export function officePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, { method: 'get', path, access: 'staff', allow, handle: showOffices })
  page(router, tools, {
    method: 'get',
    path: `${path}/new`,
    access: 'staff',
    allow,
    handle: (call) => showNewOffice(call),
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/new`,
    access: 'staff',
    allow,
    async handle(call) {
      const { world, actor, form, redirect } = call
      if (form.value('step') === 'narrow') return showNewOffice(call, { asked: true })
      try {
        const { code } = pickedPlace(world.divisions, form, 'place')
        const department = form.value('department') || undefined
        const typed = { department, division: code || undefined, ...contactOf(call) }
        const { office } = validate(openingForm, { office: typed })
        const { id } = await openOffice(world, actor, office)
        redirect(`${path}/${id}?done=opened`)
      } catch (error) {
        await showNewOffice(call, { problem: problemForForm(call, error) })
      }
    },
  })
  page(router, tools, {
    method: 'get',
    path: `${path}/:id`,
    access: 'staff',
    allow,
    handle: (call) => showOffice(call, { done: doneOf(call) }),
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/:id`,
    access: 'staff',
    allow,
    async handle(call) {
      const { world, actor, params, redirect } = call
      const id = params['id'] ?? ''
      try {
        const { office } = validate(changeForm, { office: contactOf(call) })
        await changeOffice(world, actor, id, office)
        redirect(`${path}/${id}?done=changed`)
      } catch (error) {
        await showOffice(call, { problem: problemForForm(call, error), typed: typedOf(call) })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/:id/close`,
    access: 'staff',
    allow,
    async handle(call) {
      const { world, actor, params, redirect } = call
      const id = params['id'] ?? ''
      try {
        await closeOffice(world, actor, id)
        redirect(path)
      } catch (error) {
        await showOffice(call, { problem: problemForForm(call, error), path: `${path}/${id}` })
      }
    },
  })
}

function doneOf({ ctx }: StaffCall): string | undefined {
  return ['opened', 'changed'].find((each) => each === ctx.query['done'])
}

function typedOf({ form }: StaffCall) {
  return { name: form.value('name'), phone: form.value('phone'), hours: form.value('hours') }
}

/** What is left empty is not given. */
function contactOf(call: StaffCall) {
  const { name, phone, hours } = typedOf(call)
  return {
    name,
    phone: phone.normalize('NFKC').replace(/\s/g, '') || undefined,
    hours: hours.trim() || undefined,
  }
}

async function showOffices(call: StaffCall): Promise<void> {
  const { ctx, world, show } = call
  const { query } = ctx
  const departments = departmentChoices(call)
  const places = countyChoices(call)
  const filter = {
    division: chosen(places, query['division']),
    department: chosen(departments, query['department']),
    name: typeof query['name'] === 'string' ? query['name'].trim().slice(0, 40) : '',
    vacant: query['vacant'] === 'yes',
  }
  const { number, ...part } = pageOf(query['page'], perPage)
  const { items, total } = await findStaffedOffices(world, filter, part)
  const address = (page: number) => {
    const set = Object.entries({ ...filter, vacant: filter.vacant ? 'yes' : '', page: String(page) })
    return `${path}?${new URLSearchParams(set.filter(([, value]) => value).map(([key, value]) => [key, value ?? '']))}`
  }
  await show('staff/admin/offices.njk', {
    offices: items.map(({ office, staffed }) => ({
      ...inWords(call, office),
      staffed,
    })),
    total,
    filter,
    filtered: Object.values(filter).some(Boolean),
    departments,
    places,
    before: number > 1 ? address(number - 1) : undefined,
    next: part.offset + items.length < total ? address(number + 1) : undefined,
  })
}

function inWords(call: StaffCall, office: Office) {
  const { id, name, phone, hours, department, division } = office
  return {
    id,
    name,
    phone,
    hours,
    department: departmentName(call, department),
    place: call.world.divisions.fullName(division),
  }
}

async function showNewOffice(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, form, show } = call
  const { code } = pickedPlace(world.divisions, form, 'place')
  await show('staff/admin/office-new.njk', {
    departments: departmentChoices(call),
    levels: pickerLevels(world.divisions, code, province),
    typed: { ...typedOf(call), department: form.value('department') },
    ...extra,
  })
}

async function showOffice(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, params, show } = call
  const office = await findOffice(actor, params['id'] ?? '')
  const workers = await findWorkersOf(world, office)
  const { items } = await findStaffedOffices(world, { division: office.division, department: office.department })
  const { name, phone, hours } = office
  await show('staff/admin/office.njk', {
    office: inWords(call, office),
    staffed: items.find((each) => each.office.id === office.id)?.staffed,
    workers: workers.map(({ id, displayName, grants = [] }) => ({
      id,
      displayName,
      grants: grants.map((grant) => grantInWords(call, grant)),
    })),
    typed: { name, phone: phone ?? '', hours: hours ?? '' },
    ...extra,
  })
}
