import type { CaseActionName } from '../workflow.ts'
import { approve, deny, extend, giveOpinion, mergeInto, notAccept, supervise } from './decisions.ts'
import { askForMaterials, stopWaiting } from './materials.ts'
import { beginAnew, giveBack, goHigher, sendUp, transfer } from './offices.ts'
import { publish } from './publicity.ts'
import type { StepEffect } from './step.ts'

/** What each step does beyond moving the case; the others only move it. */
export const effects: Partial<Record<CaseActionName, StepEffect>> = {
  'request-materials': askForMaterials,
  supplement: stopWaiting,
  resume: stopWaiting,
  lapse: stopWaiting,
  reject: notAccept,
  transfer,
  return: giveBack,
  review: goHigher,
  reopen: beginAnew,
  opinion: giveOpinion,
  publish,
  'submit-to-county': sendUp,
  approve,
  deny,
  merge: mergeInto,
  extend,
  supervise,
}
