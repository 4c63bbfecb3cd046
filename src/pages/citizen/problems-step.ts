import { problemFaults } from '../../cases/check-filing.ts'
import type { FieldFault } from '../../kernel/errors.ts'
import { type FilingCall, serviceOf } from './filing-call.ts'
import type { Wizard } from './wizard.ts'

/** Takes the boxes and what was written to them. */
export async function takeProblems(call: FilingCall, wizard: Wizard): Promise<FieldFault[]> {
  wizard.problems = call.form.values('problems')
  wizard.description = call.form.value('description').slice(0, 2000)
  const faults = problemFaults(serviceOf(call), wizard.problems, wizard.description)
  return wizard.problems.length > 0 ? faults : [...faults, { path: 'problems', code: 'field.required' }]
}
