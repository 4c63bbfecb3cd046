import type Router from '@koa/router'
import { problemFaults } from '../../cases/check-filing.ts'
import { presentService } from '../../cases/present-catalogue.ts'
import type { ProblemDocument } from '../../http/problem.ts'
import type { RequestState } from '../../http/request-state.ts'
import { type FieldFault, invalidFields } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { agreementOf, takeAgreement } from './agreement-step.ts'
import { fileWizard } from './file-wizard.ts'
import { materialsUpload, photosByKind, takeMaterials } from './materials-step.ts'
import { takeApplicant, takePlace } from './person-and-place-steps.ts'
import { pickerLevels } from './picker.ts'
import { placeFindingsOf } from './place-findings.ts'
import { showQuestions, takeQuestions } from './questions-step.ts'
import { reviewAnswers } from './review-answers.ts'
import { similarTo } from './similar-to.ts'
import { showWhom, takeWhom } from './whom-step.ts'
import { loadWizard, saveWizard, type Wizard } from './wizard.ts'

type Call = PageCall<CitizenActor>

/** What a posted page brings, put into the wizard: faults to be told, none to go on, or `stay` for the page once more. */
type Take = (call: Call, wizard: Wizard) => Promise<FieldFault[] | 'stay'>

const order = ['whom', 'applicant', 'agreement', 'place', 'questions', 'problems', 'materials', 'review'] as const
type Step = (typeof order)[number]

/** Only who is helped is asked to agree. */
function stepsFor({ helper }: Wizard): Step[] {
  return order.filter((step) => step !== 'agreement' || helper !== null)
}

const takes: Record<Exclude<Step, 'review'>, Take> = {
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
  for (const step of order) {
    const path = `/services/:serviceId/apply/${step}`
    page(router, tools, {
      method: 'get',
      path,
      access: 'citizen',
      async handle(call) {
        const wizard = await ready(call)
        if (wizard !== null) await showStep(call, step, wizard)
      },
    })
    page(router, tools, {
      method: 'post',
      path,
      access: 'citizen',
      ...(step === 'materials' ? { upload: materialsUpload } : {}),
      async handle(call) {
        const wizard = await ready(call)
        if (wizard === null) return
        try {
          await takeStep(call, step, wizard)
        } catch (error) {
          const problem = problemForForm(call, error)
          await saveWizard(call.world, call.actor, serviceOf(call).id, wizard)
          if (problem.code === 'notice.outdated') call.redirect(`/services/${serviceOf(call).id}/notice`)
          else await showStep(call, stepToMend(problem, step), wizard, { problem })
        }
      },
    })
  }
}

async function takeStep(call: Call, step: Step, wizard: Wizard): Promise<void> {
  const { id } = serviceOf(call)
  if (step === 'review') return call.redirect(`/cases/${await fileWizard(call, wizard)}/receipt`)
  const faults = await takes[step](call, wizard)
  if (faults !== 'stay' && faults.length > 0) throw invalidFields(...faults)
  await saveWizard(call.world, call.actor, id, wizard)
  if (faults === 'stay') await showStep(call, step, wizard)
  else call.redirect(`/services/${id}/apply/${stepAfter(step, wizard)}`)
}

function stepAfter(step: Step, wizard: Wizard): Step {
  const steps = stepsFor(wizard)
  return steps[steps.indexOf(step) + 1] ?? 'review'
}

/** What is wrong with the answers, or with an agreement, is shown where they are given. */
function stepToMend({ errors = [] }: ProblemDocument, step: Step): Step {
  const wrong = (part: string) => errors.some(({ path }) => path.startsWith(`${part}.`))
  return wrong('answers') ? 'questions' : wrong('agreement') ? 'agreement' : step
}

function serviceOf({ world, params }: Call) {
  return world.catalogue.service(params['serviceId'] ?? '')
}

/**
 * The wizard, or null after sending the person on: to the receipt of what was filed a moment ago (a second press of the
 * button), or to a notice that they have not agreed to in this version.
 */
async function ready(call: Call): Promise<Wizard | null> {
  const service = serviceOf(call)
  const wizard = await loadWizard(call.actor, service.id)
  if (wizard.consent?.noticeVersion === call.world.catalogue.notice(service.id).version) return wizard
  call.redirect(wizard.filedCase === null ? `/services/${service.id}/notice` : `/cases/${wizard.filedCase}/receipt`)
  return null
}

async function showStep(
  call: Call,
  step: Step,
  wizard: Wizard,
  extra: { problem?: ProblemDocument } = {},
): Promise<void> {
  const { world, language, show } = call
  const service = presentService(world, serviceOf(call), language)
  const found = extra.problem?.errors?.map(({ code }) => code) ?? []
  await show(`citizen/apply-${step}.njk`, {
    service,
    wizard,
    steps: stepsFor(wizard),
    agreed: agreementOf(wizard),
    action: `/services/${service.id}/apply/${step}`,
    residenceLevels: pickerLevels(world.divisions, wizard.residence.code, 'china'),
    placeLevels: pickerLevels(world.divisions, wizard.problemPlace.code, 'yunnan'),
    residenceName: world.divisions.fullName(wizard.residence.code),
    placeName: world.divisions.fullName(wizard.problemPlace.code),
    placeFindings: placeFindingsOf(world, wizard, language),
    chosenProblems: service.options.filter(({ code }) => wizard.problems.includes(code)),
    ...(step === 'whom' ? showWhom(call, wizard) : {}),
    ...(step === 'agreement'
      ? { codeSent: wizard.codeSentTo === wizard.applicant.phone, demonstration: world.demonstration }
      : {}),
    ...(step === 'questions' ? showQuestions(call, wizard, found) : {}),
    ...(step === 'materials' ? { photos: await photosByKind(call, wizard) } : {}),
    ...(step === 'review' ? { ...reviewAnswers(call, wizard), ...(await similarTo(call, wizard)) } : {}),
    ...extra,
  })
}

async function takeProblems(call: Call, wizard: Wizard): Promise<FieldFault[]> {
  wizard.problems = call.form.values('problems')
  wizard.description = call.form.value('description').slice(0, 2000)
  const faults = problemFaults(serviceOf(call), wizard.problems, wizard.description)
  return wizard.problems.length > 0 ? faults : [...faults, { path: 'problems', code: 'field.required' }]
}
