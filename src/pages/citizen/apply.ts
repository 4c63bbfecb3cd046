import type Router from '@koa/router'
import type { UploadShape } from '../../http/multipart.ts'
import type { ProblemDocument } from '../../http/problem.ts'
import type { RequestState } from '../../http/request-state.ts'
import { type FieldFault, invalidFields } from '../../kernel/errors.ts'
import { type PageTools, page, photoUpload, problemForForm } from '../page.ts'
import { takeAgreement } from './agreement-step.ts'
import { type ApplyStep, applySteps, stepsFor } from './apply-steps.ts'
import { takeConsents } from './asked-consents.ts'
import { fileWizard } from './file-wizard.ts'
import { applyBase, deskOf, type FilingCall, filers, noticePath, receiptPath, serviceOf } from './filing-call.ts'
import { materialsUpload, takeMaterials } from './materials-step.ts'
import { takeApplicant, takePlace } from './person-and-place-steps.ts'
import { takeProblems } from './problems-step.ts'
import { takeQuestions } from './questions-step.ts'
import { showStep } from './show-step.ts'
import { takeWhom } from './whom-step.ts'
import { loadWizard, saveWizard, type Wizard } from './wizard.ts'

/** What a posted page brings, put into the wizard: faults to be told, none to go on, `stay` for the page once more, or another step. */
type Take = (call: FilingCall, wizard: Wizard) => Promise<FieldFault[] | 'stay' | 'place'>

const takes: Record<Exclude<ApplyStep, 'review'>, Take> = {
  whom: takeWhom,
  applicant: takeApplicant,
  agreement: takeAgreement,
  place: takePlace,
  questions: takeQuestions,
  problems: takeProblems,
  materials: takeMaterials,
}

/** The form, a page for each thing that is asked. Every button saves; only the last one files. */
export function applyPages(router: Router<RequestState>, tools: PageTools): void {
  for (const filer of filers) for (const step of applySteps) applyPage(router, tools, filer, step)
}

function applyPage(
  router: Router<RequestState>,
  tools: PageTools,
  access: (typeof filers)[number],
  step: ApplyStep,
): void {
  const path = `${deskOf(access)}/services/:serviceId/apply/${step}`
  page(router, tools, {
    method: 'get',
    path,
    access,
    async handle(call) {
      const wizard = await ready(call)
      if (wizard !== null) await showStep(call, step, wizard)
    },
  })
  page(router, tools, {
    method: 'post',
    path,
    access,
    ...uploadAt(step),
    isTold: step === 'applicant',
    async handle(call) {
      const wizard = await ready(call)
      if (wizard === null) return
      try {
        await takeStep(call, step, wizard)
      } catch (error) {
        const problem = problemForForm(call, error)
        await saveWizard(call.world, call.actor, serviceOf(call).id, wizard)
        if (problem.code === 'notice.outdated') call.redirect(noticePath(call))
        else await showStep(call, stepToMend(problem, step, wizard), wizard, { problem })
      }
    },
  })
}

/** A photo of the ID card, and those of papers. */
function uploadAt(step: ApplyStep): { upload?: UploadShape } {
  if (step === 'applicant') return { upload: photoUpload }
  return step === 'materials' ? { upload: materialsUpload } : {}
}

async function takeStep(call: FilingCall, step: ApplyStep, wizard: Wizard): Promise<void> {
  const { id } = serviceOf(call)
  if (step === 'review') {
    takeConsents(call, wizard)
    return call.redirect(receiptPath(call, await fileWizard(call, wizard)))
  }
  const faults = await takes[step](call, wizard)
  if (typeof faults !== 'string' && faults.length > 0) throw invalidFields(...faults)
  await saveWizard(call.world, call.actor, id, wizard)
  if (faults === 'stay') await showStep(call, step, wizard)
  else call.redirect(`${applyBase(call)}/${faults === 'place' ? 'place' : stepAfter(step, wizard)}`)
}

function stepAfter(step: ApplyStep, wizard: Wizard): ApplyStep {
  const steps = stepsFor(wizard)
  return steps[steps.indexOf(step) + 1] ?? 'review'
}

/** What is wrong with the answers, with whom it is for or their agreement, is shown where it is told. */
function stepToMend({ errors = [] }: ProblemDocument, step: ApplyStep, { helper }: Wizard): ApplyStep {
  const wrong = (part: string) => errors.some(({ path }) => path.startsWith(`${part}.`))
  if (wrong('answers')) return 'questions'
  if (wrong('agreement')) return helper === null ? 'whom' : 'agreement'
  return wrong('helper') ? 'whom' : step
}

/**
 * The wizard, or null after sending the person on: to the receipt of what was filed a moment ago (a second press of the
 * button), or to a notice that they have not agreed to in this version.
 */
async function ready(call: FilingCall): Promise<Wizard | null> {
  const service = serviceOf(call)
  const wizard = await loadWizard(call.actor, service.id)
  if (wizard.consent?.noticeVersion === call.world.catalogue.notice(service.id).version) return wizard
  call.redirect(wizard.filedCase === null ? noticePath(call) : receiptPath(call, wizard.filedCase))
  return null
}
