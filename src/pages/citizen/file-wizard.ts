import type { Answers, FilingMode } from '../../cases/case-parts.ts'
import { type Filing, fileCase } from '../../cases/file-case.ts'
import { once, ownerOfKey } from '../../cases/once.ts'
import { invalidFields } from '../../kernel/errors.ts'
import { agreementOf } from './agreement-step.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import { foundOf } from './found.ts'
import { checkTyped } from './questions-step.ts'
import { emptyWizard, saveWizard, type Wizard } from './wizard.ts'

/** Files what was entered, once however often the button is pressed, and begins the form anew. Returns the case. */
export async function fileWizard(call: FilingCall, wizard: Wizard): Promise<string> {
  const { world, actor } = call
  const { answers, faults } = checkTyped(call, wizard)
  wizard.questionsTried ||= faults.length > 0
  if (faults.length > 0) throw invalidFields(...faults)
  const filing = filingOf(call, wizard, answers)
  const request = { owner: ownerOfKey(actor), key: wizard.submitKey, body: filing, now: world.clock.now() }
  const { answer } = await once(world, request, async () => ({ id: (await fileCase(world, actor, filing)).id }))
  await saveWizard(world, actor, filing.serviceId, { ...emptyWizard(), filedCase: answer.id })
  return answer.id
}

/** What a wizard holds as a use-case takes it. */
export function filingOf(call: FilingCall, wizard: Wizard, answers: Answers): Filing {
  const { consent, helper, purposes, applicant, residence, problemPlace, location } = wizard
  const { problems, description, attachments } = wizard
  const agreement = helper ? agreementOf(wizard) : foundOf(wizard)
  return {
    serviceId: serviceOf(call).id,
    consent: { ...(consent ?? { noticeVersion: '', method: 'read' }), purposes },
    filingMode: modeOf(call, wizard),
    ...(helper ? { helper } : {}),
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
}

/** Staff file for nobody but others: a form that does not say for whom is refused for want of the helper. */
function modeOf({ actor }: FilingCall, { helper, found }: Wizard): FilingMode {
  if (found !== null) return 'proactive'
  return helper !== null || actor.kind === 'staff' ? 'helper' : 'self'
}
