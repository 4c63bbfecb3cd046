import type Router from '@koa/router'
import { Citizen } from '../../../models/citizen.ts'
import { markCaseRead, showInbox } from '../../cases/inbox.ts'
import { dayInWords } from '../../cases/receipt.ts'
import type { RequestState } from '../../http/request-state.ts'
import { clearSessionCookie } from '../../http/session-cookie.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { closeAccount, closedInWords, countOpenCases, findKept } from '../../people/close-account.ts'
import { countOtherSessions, endOtherSessions } from '../../people/end-sessions.ts'
import { presentCitizen } from '../../people/present-citizen.ts'
import { recoverAccount } from '../../people/recover-account.ts'
import { registerCitizen } from '../../people/register-citizen.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { china, pickedPlace, pickerLevels } from './place-picker.ts'

/** My account: see it, correct it, take it along, close it. */
export function accountPages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/me',
    access: 'citizen',
    async handle(call) {
      const { world, language, actor, show } = call
      const messages = (await showInbox(world, actor, language)).items.filter(({ caseId }) => caseId === null)
      await markCaseRead(world, actor, null)
      const elsewhere = await countOtherSessions(world, actor)
      await show('citizen/account.njk', { me: await accountOf(call), messages, elsewhere })
    },
  })
  page(router, tools, {
    method: 'post',
    path: '/me/sessions',
    access: 'citizen',
    async handle(call) {
      const { world, language, actor, show } = call
      await endOtherSessions(world, actor)
      const told = world.words(language, 'pages:account.endedOthers')
      await show('citizen/account.njk', { me: await accountOf(call), told })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/me/edit',
    access: 'citizen',
    async handle(call) {
      const { name, idNumber, phone, residence } = await accountOf(call)
      await showForm(call, {
        name: name ?? '',
        idNumber: idNumber ?? '',
        phone: phone ?? '',
        residence: residence ?? { code: '', detail: '' },
      })
    },
  })
  page(router, tools, { method: 'post', path: '/me/edit', access: 'citizen', handle: correct })
  page(router, tools, {
    method: 'get',
    path: '/me/close',
    access: 'citizen',
    handle: (call) => showClosing(call),
  })
  page(router, tools, {
    method: 'post',
    path: '/me/close',
    access: 'citizen',
    async handle(call) {
      const { ctx, world, language, actor, show } = call
      try {
        const told = closedInWords(world, await closeAccount(world, actor), language)
        clearSessionCookie(ctx, tools.secureCookies)
        await show('citizen/account-closed.njk', { told, actor: { kind: 'anonymous' } })
      } catch (error) {
        await showClosing(call, { problem: problemForForm(call, error) })
      }
    },
  })
}

/** What goes, what the law keeps, and until when. */
async function showClosing(call: PageCall<CitizenActor>, extra: Record<string, unknown> = {}): Promise<void> {
  const { world, actor, language, show } = call
  const { count, until } = await findKept(world, actor.citizenId)
  await show('citizen/account-close.njk', {
    open: await countOpenCases(actor.citizenId),
    years: { done: world.periods.cases.years, withdrawn: world.periods['withdrawn-cases'].years },
    staying: until && { count, date: dayInWords(until, language) },
    ...extra,
  })
}

interface Typed {
  name: string
  idNumber: string
  phone: string
  residence: { code: string; detail: string }
}

async function accountOf({ world, actor }: PageCall<CitizenActor>) {
  return presentCitizen(world, await Citizen.findByPk(actor.citizenId, { rejectOnEmpty: true }))
}

async function correct(call: PageCall<CitizenActor>): Promise<void> {
  const { world, language, actor, form, show, redirect } = call
  const picked = pickedPlace(world.divisions, form, 'residence')
  const typed: Typed = {
    name: form.value('name').slice(0, 60),
    idNumber: form.value('idNumber').slice(0, 40),
    phone: form.value('phone').slice(0, 24),
    residence: { code: picked.code, detail: form.value('residence.detail').slice(0, 200) },
  }
  const step = form.value('step')
  if (step === 'narrow') return showForm(call, typed)
  try {
    if (step === 'recover') {
      const place = await recoverAccount(world, actor.citizenId, typed)
      const told = world.words(language, 'messages:recovery-asked.answer', { place })
      return show('citizen/account.njk', { me: await accountOf(call), told })
    }
    if (picked.mismatch) throw invalidFields({ path: 'residence.code', code: 'field.division_mismatch' })
    await registerCitizen(world, actor.citizenId, typed)
    redirect('/me')
  } catch (error) {
    await showForm(call, typed, { problem: problemForForm(call, error) })
  }
}

async function showForm(
  { world, show }: PageCall<CitizenActor>,
  typed: Typed,
  extra: Record<string, unknown> = {},
): Promise<void> {
  const residenceLevels = pickerLevels(world.divisions, typed.residence.code, china)
  await show('citizen/account-edit.njk', { typed, residenceLevels, ...extra })
}
