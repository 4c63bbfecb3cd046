import { fileCase } from '../../cases/file-case.ts'
import { once } from '../../cases/once.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import type { PageCall } from '../page.ts'
import { agreementOf } from './agreement-step.ts'
import { checkTyped } from './questions-step.ts'
import { emptyWizard, saveWizard, type Wizard } from './wizard.ts'

/** Files what was entered, once however often the button is pressed, and begins the form anew. Returns the case. */
export async function fileWizard(call: PageCall<CitizenActor>, wizard: Wizard): Promise<string> {
  const { world, actor, params } = call
  const { id: serviceId } = world.catalogue.service(params['serviceId'] ?? '')
  const { consent, applicant, residence, problemPlace, location, problems, description, attachments, submitKey } =
    wizard
  const agreement = wizard.helper ? agreementOf(wizard) : undefined
  const { answers, faults } = checkTyped(call, wizard)
  wizard.questionsTried ||= faults.length > 0
  if (faults.length > 0) throw invalidFields(...faults)
  const filing = {
    serviceId,
    consent: consent ?? { noticeVersion: '', method: 'read' as const },
    filingMode: wizard.helper ? ('helper' as const) : ('self' as const),
    ...(wizard.helper ? { helper: wizard.helper } : {}),
    ...(agreement ? { agreement } : {}),
    applicant,
    residence,
    problemPlace,
    ...(location ? { location } : {}),
    problems,
    answers,
    description,
    attachments,
  }
  const request = { owner: `citizen:${actor.citizenId}`, key: submitKey, body: filing, now: world.clock.now() }
  const { answer } = await once(world, request, async () => ({ id: await fileCase(world, actor, filing) }))
  await saveWizard(world, actor, serviceId, { ...emptyWizard(), filedCase: answer.id })
  return answer.id
}
