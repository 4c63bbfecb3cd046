import type { StaffActionName } from '../../cases/workflow.ts'
import type { Telling } from '../../speech/plain-words.ts'

export type ActField =
  | 'note'
  | 'otherChannel'
  | 'materials'
  | 'to'
  | 'fit'
  | 'basis'
  | 'remedies'
  | 'amountFen'
  | 'workingDays'
  | 'into'

export interface ActForm {
  fields: readonly ActField[]
  /** It is shown once more, as the citizen will read and hear it, before it is done: it cannot be taken back. */
  asks?: true
  /** The citizen is told these words: they can be heard first, with advice on what they leave out. */
  tells?: readonly Telling[]
}

/** A step of staff that has a form here; to name work and courses has its own beside the offers. */
export type FormedAction = Exclude<StaffActionName, 'refer'>

/** Each step with exactly the fields that it takes (`action-body.ts`). Without fields it is a button on the page of the case. */
export const actForms: Record<FormedAction, ActForm> = {
  accept: { fields: [] },
  reject: { fields: ['note', 'otherChannel'], asks: true, tells: ['phone'] },
  'request-materials': { fields: ['materials'], asks: true, tells: [] },
  resume: { fields: ['note'], tells: [] },
  transfer: { fields: ['to', 'note'], tells: [] },
  return: { fields: ['note'], tells: [] },
  'help-now': { fields: ['note'], tells: ['next', 'phone'] },
  investigate: { fields: [] },
  pause: { fields: ['note'], tells: [] },
  opinion: { fields: ['fit', 'note'], tells: [] },
  publish: { fields: [], asks: true, tells: [] },
  'submit-to-county': { fields: [] },
  approve: { fields: ['amountFen', 'note'], asks: true, tells: ['next'] },
  deny: { fields: ['note', 'basis', 'remedies'], asks: true, tells: ['phone'] },
  fulfil: { fields: ['note'], tells: ['phone'] },
  answer: { fields: ['note'], tells: ['next', 'phone', 'date'] },
  supervise: { fields: ['note', 'workingDays'] },
  merge: { fields: ['into'], asks: true, tells: [] },
  extend: { fields: ['workingDays', 'note'], tells: [] },
}

/** Nothing to fill in and nothing to be asked twice. */
export function isButton(action: string): boolean {
  const form = actForms[action as FormedAction]
  return form !== undefined && form.fields.length === 0 && !form.asks
}
