import { presentService } from '../../cases/present-catalogue.ts'
import type { ProblemDocument } from '../../http/problem.ts'
import { adviceCodes } from '../../ocr/types.ts'
import { agreementOf } from './agreement-step.ts'
import { type ApplyStep, stepsFor } from './apply-steps.ts'
import { askedConsents } from './asked-consents.ts'
import { cardQuestions } from './card-questions.ts'
import { applyBase, type FilingCall, placesFor, serviceOf } from './filing-call.ts'
import { foundOf } from './found.ts'
import { photosByKind } from './materials-step.ts'
import { photoPlaceOf } from './photo-place.ts'
import { placeFindingsOf } from './place-findings.ts'
import { china, pickerLevels } from './place-picker.ts'
import { showQuestions } from './questions-step.ts'
import { reviewAnswers } from './review-answers.ts'
import { similarTo } from './similar-to.ts'
import { showWhom } from './whom-step.ts'
import type { Wizard } from './wizard.ts'

/** The page of a step with what was entered so far, and with what went wrong. */
export async function showStep(
  call: FilingCall,
  step: ApplyStep,
  wizard: Wizard,
  extra: { problem?: ProblemDocument } = {},
): Promise<void> {
  const { world, actor, language, show } = call
  const service = presentService(world, serviceOf(call), language)
  const found = extra.problem?.errors?.map(({ code }) => code) ?? []
  await show(templateOf(step, actor), {
    service,
    wizard,
    steps: stepsFor(wizard),
    agreed: agreementOf(wizard),
    found: foundOf(wizard),
    base: applyBase(call),
    action: `${applyBase(call)}/${step}`,
    residenceLevels: pickerLevels(world.divisions, wizard.residence.code, china),
    ...offeredPlaces(call, wizard),
    residenceName: world.divisions.fullName(wizard.residence.code),
    placeName: world.divisions.fullName(wizard.problemPlace.code),
    placeFindings: placeFindingsOf(world, wizard, language),
    chosenProblems: service.options.filter(({ code }) => wizard.problems.includes(code)),
    ...(step === 'applicant' ? showCard(call, wizard) : {}),
    ...(step === 'whom' ? showWhom(call, wizard) : {}),
    ...(step === 'agreement'
      ? { codeSent: wizard.codeSentTo === wizard.applicant.phone, demonstration: world.demonstration }
      : {}),
    ...(step === 'questions' ? showQuestions(call, wizard, found) : {}),
    ...(step === 'materials'
      ? { photos: await photosByKind(call, wizard), photoPlace: photoPlaceOf(call, wizard) }
      : {}),
    ...(step === 'review'
      ? { ...reviewAnswers(call, wizard), asked: askedConsents(call, wizard), ...(await similarTo(call, wizard)) }
      : {}),
    ...extra,
  })
}

/** The camera's words, and what was read with what is still to be confirmed. `guided`: the camera led by voice. */
function showCard(call: FilingCall, wizard: Wizard) {
  const { ctx, form } = call
  return {
    adviceCodes,
    cardQuestions: cardQuestions(call, wizard),
    isConfirming: form.value('step').startsWith('confirm:'),
    guided: form.value('guided') === 'yes' || ctx.query['guided'] === 'yes',
  }
}

/** Staff are asked otherwise for whom they file. */
function templateOf(step: ApplyStep, { kind }: FilingCall['actor']): string {
  return step === 'whom' && kind === 'staff' ? 'staff/apply-whom.njk' : `citizen/apply-${step}.njk`
}

/** The places that the form may be sent for; whoever files for one place alone need not look for it. */
function offeredPlaces(call: FilingCall, { problemPlace }: Wizard) {
  const places = placesFor(call.actor, serviceOf(call))
  const only = places.length === 1 ? (places[0] ?? '') : ''
  return { placeLevels: pickerLevels(call.world.divisions, problemPlace.code || only, places), placeWithin: only }
}
