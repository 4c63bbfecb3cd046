import type Router from '@koa/router'
import {
  applicantFaults,
  problemFaults,
  problemPlaceFaults,
  residenceFaults,
  tidyApplicant,
} from '../../cases/check-filing.ts'
import { presentService } from '../../cases/present-catalogue.ts'
import type { ProblemDocument } from '../../http/problem.ts'
import type { RequestState } from '../../http/request-state.ts'
import { dayInYunnan } from '../../kernel/clock.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import { invalidFields } from '../../kernel/errors.ts'
import type { CitizenActor } from '../../policies/actor.ts'
import { type PageCall, type PageTools, page, problemForForm } from '../page.ts'
import { fileWizard } from './file-wizard.ts'
import { fillFromCard } from './fill-from-card.ts'
import { materialsUpload, photosByKind, takeMaterials } from './materials-step.ts'
import { pickedPlace, pickerLevels } from './picker.ts'
import { placeFindingsOf, postedPosition } from './place-findings.ts'
import { showQuestions, takeQuestions } from './questions-step.ts'
import { reviewAnswers } from './review-answers.ts'
import { loadWizard, saveWizard, type Wizard } from './wizard.ts'

type Call = PageCall<CitizenActor>
type Step = 'applicant' | 'place' | 'questions' | 'problems' | 'materials' | 'review'

/** The form, a page for each thing that is asked. Every button saves; only the last one files. */
export function applyPages(router: Router<RequestState>, tools: PageTools): void {
  const steps: Record<Step, (call: Call, wizard: Wizard) => Promise<Step | 'stay' | 'filed'>> = {
    applicant: postApplicant,
    place: postPlace,
    questions: postQuestions,
    problems: postProblems,
    materials: postMaterials,
    review: postReview,
  }
  for (const step of Object.keys(steps) as Step[]) {
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
          const next = await steps[step](call, wizard)
          if (next === 'filed') return
          await saveWizard(call.world, call.actor, serviceOf(call).id, wizard)
          if (next === 'stay') await showStep(call, step, wizard)
          else call.redirect(`/services/${serviceOf(call).id}/apply/${next}`)
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

/** What is wrong with the answers is shown where they are given. */
function stepToMend({ errors = [] }: ProblemDocument, step: Step): Step {
  return errors.some(({ path }) => path.startsWith('answers.')) ? 'questions' : step
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
    action: `/services/${service.id}/apply/${step}`,
    residenceLevels: pickerLevels(world.divisions, wizard.residence.code, 'china'),
    placeLevels: pickerLevels(world.divisions, wizard.problemPlace.code, 'yunnan'),
    residenceName: world.divisions.fullName(wizard.residence.code),
    placeName: world.divisions.fullName(wizard.problemPlace.code),
    placeFindings: placeFindingsOf(world, wizard, language),
    chosenProblems: service.options.filter(({ code }) => wizard.problems.includes(code)),
    ...(step === 'questions' ? showQuestions(call, wizard, found) : {}),
    ...(step === 'materials' ? { photos: await photosByKind(call, wizard) } : {}),
    ...(step === 'review' ? reviewAnswers(call, wizard) : {}),
    ...extra,
  })
}

async function postApplicant(call: Call, wizard: Wizard): Promise<Step | 'stay'> {
  const { world, form } = call
  const step = form.value('step')
  wizard.applicant = { name: form.value('name'), idNumber: form.value('idNumber'), phone: form.value('phone') }
  const picked = pickedPlace(world.divisions, form, 'residence')
  wizard.residence = { code: picked.code, detail: form.value('residence.detail').slice(0, 200) }
  if (step === 'card') {
    await fillFromCard(call, wizard)
    return 'stay'
  }
  if (step === 'narrow') return 'stay'
  wizard.applicant = tidyApplicant(wizard.applicant)
  fail([
    ...applicantFaults(wizard.applicant, dayInYunnan(world.clock.now()), 'applicant'),
    ...(picked.mismatch
      ? [{ path: 'residence.code', code: 'field.division_mismatch' as const }]
      : residenceFaults(world.divisions, wizard.residence, 'residence')),
  ])
  if (wizard.problemPlace.code === '' && wizard.residence.code.startsWith('53')) {
    wizard.problemPlace.code = wizard.residence.code
  }
  return 'place'
}

async function postPlace({ world, form }: Call, wizard: Wizard): Promise<Step | 'stay'> {
  const picked = pickedPlace(world.divisions, form, 'problemPlace')
  wizard.problemPlace = { code: picked.code, detail: form.value('problemPlace.detail').slice(0, 200) }
  wizard.location = postedPosition(form) ?? wizard.location
  if (form.value('step') === 'narrow') return 'stay'
  fail(
    picked.mismatch
      ? [{ path: 'problemPlace.code', code: 'field.division_mismatch' }]
      : problemPlaceFaults(world.divisions, picked.code),
  )
  return 'questions'
}

async function postQuestions(call: Call, wizard: Wizard): Promise<Step | 'stay'> {
  const faults = await takeQuestions(call, wizard)
  if (faults === 'stay') return 'stay'
  fail(faults)
  return 'problems'
}

async function postProblems(call: Call, wizard: Wizard): Promise<Step> {
  const { form } = call
  wizard.problems = form.values('problems')
  wizard.description = form.value('description').slice(0, 2000)
  const faults = problemFaults(serviceOf(call), wizard.problems, wizard.description)
  if (wizard.problems.length === 0) faults.push({ path: 'problems', code: 'field.required' })
  fail(faults)
  return 'materials'
}

async function postMaterials(call: Call, wizard: Wizard): Promise<Step | 'stay'> {
  await takeMaterials(call, wizard)
  return call.form.value('step') === 'next' ? 'review' : 'stay'
}

async function postReview(call: Call, wizard: Wizard): Promise<'filed'> {
  call.redirect(`/cases/${await fileWizard(call, wizard)}/receipt`)
  return 'filed'
}

function fail(faults: FieldFault[]): void {
  if (faults.length > 0) throw invalidFields(...faults)
}
