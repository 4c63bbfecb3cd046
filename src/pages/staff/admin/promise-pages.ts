import type Router from '@koa/router'
import { dayInWords } from '../../../cases/receipt.ts'
import { endLocalPromise, findLocalPromises, setLocalPromise } from '../../../cases/set-local-promise.ts'
import { mostLocal } from '../../../catalogue/local-clocks.ts'
import type { RequestState } from '../../../http/request-state.ts'
import { newPromise } from '../../../http/routes/admin/local-promises.ts'
import { validate } from '../../../http/validate.ts'
import { maySetPromises, seesSettings } from '../../../policies/may.ts'
import { wholeOf } from '../../citizen/typed-answers.ts'
import { type PageTools, page, problemForForm } from '../../page.ts'
import type { StaffCall } from '../act-call.ts'

const path = '/staff/admin/promises'
const clockNames = ['acceptWorkingDays', 'platformDays', 'statutoryWorkingDays'] as const
const yunnan = '53'
const countyDigits = 6

/** The times that places set themselves: which stand, a new one, and the end of one. */
export function promisePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path,
    access: 'staff',
    allow: seesSettings,
    handle: (call) => showPromises(call),
  })
  page(router, tools, {
    method: 'post',
    path,
    access: 'staff',
    allow: seesSettings,
    async handle(call) {
      const { world, actor, form, redirect } = call
      const typed = Object.fromEntries(
        ['serviceId', 'division', 'basis', ...clockNames].map((name) => [name, form.value(name)]),
      )
      const days = clockNames.map((name) => [name, form.value(name).normalize('NFKC').trim()] as const)
      const clocks = Object.fromEntries(
        days.filter(([, text]) => text !== '').map(([name, text]) => [name, wholeOf(text)]),
      )
      try {
        const { serviceId, division, basis } = typed
        await setLocalPromise(world, actor, validate(newPromise, { serviceId, division, basis, clocks }))
        redirect(path)
      } catch (error) {
        await showPromises(call, { problem: problemForForm(call, error), typed })
      }
    },
  })
  page(router, tools, {
    method: 'post',
    path: `${path}/:id/end`,
    access: 'staff',
    allow: seesSettings,
    async handle(call) {
      try {
        await endLocalPromise(call.world, call.actor, call.params['id'] ?? '')
        call.redirect(path)
      } catch (error) {
        await showPromises(call, { problem: problemForForm(call, error), path })
      }
    },
  })
}

async function showPromises(call: StaffCall, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, language, show } = call
  const standing = await findLocalPromises(world, actor)
  const places = [...world.divisions.children(yunnan)].flatMap((prefecture) => [
    prefecture,
    ...world.divisions.children(prefecture.code).filter(({ code }) => code.length === countyDigits),
  ])
  const services = world.catalogue.services.filter(({ fileable }) => fileable)
  const sets = (department: string, problemDivision: string) => maySetPromises(actor, { department, problemDivision })
  const mine = places.filter(({ code }) => services.some(({ department }) => sets(department, code)))
  await show('staff/admin/promises.njk', {
    promises: standing.map(({ id, serviceId, division, clocks, basis, createdAt }) => ({
      id,
      title: world.words(language, `catalogue:service.${serviceId}.title`),
      place: world.divisions.fullName(division),
      clocks: clockNames.flatMap((name) => (clocks[name] === undefined ? [] : [{ name, days: clocks[name] }])),
      basis,
      since: dayInWords(createdAt, language),
    })),
    places: mine.map(({ code }) => ({ value: code, text: world.divisions.fullName(code) })),
    services: services
      .filter(({ department }) => mine.some(({ code }) => sets(department, code)))
      .map(({ id }) => ({ value: id, text: world.words(language, `catalogue:service.${id}.title`) })),
    clockNames,
    most: mostLocal,
    ...extra,
  })
}
