import { mostPhotos } from '../../cases/case-parts.ts'
import { fileCase } from '../../cases/file-case.ts'
import { once } from '../../cases/once.ts'
import { invalidFields, Problem } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { takeConsents } from '../citizen/asked-consents.ts'
import { filingOf } from '../citizen/file-wizard.ts'
import { methodOf } from '../citizen/notice.ts'
import { takeApplicant, takePlace } from '../citizen/person-and-place-steps.ts'
import { takeProblems } from '../citizen/problems-step.ts'
import { checkTyped, takeQuestions } from '../citizen/questions-step.ts'
import { takeWhom } from '../citizen/whom-step.ts'
import { emptyWizard, type Wizard } from '../citizen/wizard.ts'
import type { PageCall } from '../page.ts'

type Call = PageCall<CitizenActor>

/**
 * Files a form that was filled in without a network, once per key: all pages of the wizard in one piece, taken by the
 * wizard's own steps. What is compared of a repetition is what was posted, so a notice or a question that has changed
 * since does not make it another filing. Returns the case; throws as `once` and `fileCase` do.
 */
export async function fileOffline(call: Call, key: string): Promise<string> {
  const { world, actor, form, params } = call
  const { id: serviceId } = world.catalogue.service(params['serviceId'] ?? '')
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('idempotency.missing')
  // Filled in and begun to be sent under one account, it never ends up under another that logged in meanwhile.
  if (form.value('account') !== actor.citizenId) throw new Problem('auth.required')
  const posted = { serviceId, entries: form.entries }
  const request = { owner: `citizen:${actor.citizenId}`, key, body: posted, now: world.clock.now() }
  const { answer } = await once(world, request, async () => {
    const wizard = await takeAll(call, serviceId)
    const { id } = await fileCase(world, actor, filingOf(call, wizard, checkTyped(call, wizard).answers))
    return { id }
  })
  return answer.id
}

async function takeAll(call: Call, serviceId: string): Promise<Wizard> {
  const { world, form } = call
  const wizard = emptyWizard()
  const noticeVersion = form.value('version')
  if (noticeVersion !== world.catalogue.notice(serviceId).version) throw new Problem('notice.outdated')
  if (form.value('agree') !== 'yes') throw invalidFields({ path: 'agree', code: 'field.consent' })
  const faults = []
  for (const take of [takeWhom, takeApplicant, takePlace, takeQuestions, takeProblems]) {
    const found = await take(call, wizard)
    if (found !== 'stay') faults.push(...found)
  }
  wizard.consent = { noticeVersion, method: methodOf(form.value('method')) }
  takeConsents(call, wizard)
  wizard.attachments = form.values('attachments')
  if (wizard.attachments.length > mostPhotos) {
    faults.push({ path: 'attachments', code: 'field.too_long' as const, params: { bound: mostPhotos } })
  }
  if (faults.length > 0) throw invalidFields(...faults)
  const visit = { on: form.value('visit.on'), place: form.value('visit.place'), people: form.value('visit.people') }
  if (wizard.helper && Object.values(visit).some((told) => told.trim() !== '')) {
    wizard.agreement = { given: { kind: 'visit', ...visit }, phone: wizard.applicant.phone }
  }
  return wizard
}
